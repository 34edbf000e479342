// Written by scripts/generate-catalogue.mjs from the camunda-platform chart 12.13.3; not to be edited.
// One key a line: path, types<types of items or entries>, flags, default as JSON (a map's is the sum of its keys').
// Flags: f free-form, e type enforced by the chart's schema, d deprecated, u works but is not listed by the chart.
export const keys = String.raw`
connectors object -
connectors.affinity object f {}
connectors.command array - []
connectors.configuration string - ""
connectors.containerSecurityContext object -
connectors.containerSecurityContext.allowPrivilegeEscalation boolean - false
connectors.containerSecurityContext.privileged boolean - false
connectors.containerSecurityContext.readOnlyRootFilesystem boolean - true
connectors.containerSecurityContext.runAsNonRoot boolean - true
connectors.containerSecurityContext.runAsUser integer - 1001
connectors.containerSecurityContext.seccompProfile object -
connectors.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
connectors.contextPath string - ""
connectors.dnsConfig object f {}
connectors.dnsPolicy string - ""
connectors.enabled boolean - true
connectors.env array - []
connectors.envFrom array - []
connectors.extraConfiguration object f {}
connectors.extraVolumeMounts array - []
connectors.extraVolumes array - []
connectors.fullnameOverride string u
connectors.image object -
connectors.image.digest string - ""
connectors.image.pullSecrets array - []
connectors.image.registry string - ""
connectors.image.repository string - "camunda/connectors-bundle"
connectors.image.tag string - "8.7.23"
connectors.inbound object -
connectors.inbound.auth object -
connectors.inbound.auth.existingSecret string - ""
connectors.inbound.auth.existingSecretKey string - "connectors-secret"
connectors.inbound.mode string - "oauth"
connectors.ingress object -
connectors.ingress.annotations object -
connectors.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
connectors.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
connectors.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
connectors.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
connectors.ingress.className string - "nginx"
connectors.ingress.enabled boolean d false
connectors.ingress.host string - ""
connectors.ingress.path string - "/"
connectors.ingress.pathType string - "Prefix"
connectors.ingress.tls object -
connectors.ingress.tls.enabled boolean - false
connectors.ingress.tls.secretName string - "camunda-platform-connectors"
connectors.initContainers array - []
connectors.livenessProbe object -
connectors.livenessProbe.enabled boolean - false
connectors.livenessProbe.failureThreshold integer - 5
connectors.livenessProbe.initialDelaySeconds integer - 30
connectors.livenessProbe.periodSeconds integer - 30
connectors.livenessProbe.probePath string - "/actuator/health/liveness"
connectors.livenessProbe.scheme string - "HTTP"
connectors.livenessProbe.successThreshold integer - 1
connectors.livenessProbe.timeoutSeconds integer - 1
connectors.logging object -
connectors.logging.level object -
connectors.logging.level.io\.camunda\.connector string - "ERROR"
connectors.metrics object -
connectors.metrics.prometheus string - "/actuator/prometheus"
connectors.nameOverride string u
connectors.nodeSelector object f {}
connectors.podAnnotations object f {}
connectors.podLabels object f {}
connectors.podSecurityContext object -
connectors.podSecurityContext.fsGroup integer - 1001
connectors.podSecurityContext.runAsNonRoot boolean - true
connectors.podSecurityContext.seccompProfile object -
connectors.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
connectors.readinessProbe object -
connectors.readinessProbe.enabled boolean - true
connectors.readinessProbe.failureThreshold integer - 5
connectors.readinessProbe.initialDelaySeconds integer - 30
connectors.readinessProbe.periodSeconds integer - 30
connectors.readinessProbe.probePath string - "/actuator/health/readiness"
connectors.readinessProbe.scheme string - "HTTP"
connectors.readinessProbe.successThreshold integer - 1
connectors.readinessProbe.timeoutSeconds integer - 1
connectors.replicas integer - 1
connectors.resources object -
connectors.resources.limits object -
connectors.resources.limits.cpu integer - 2
connectors.resources.limits.memory string - "2Gi"
connectors.resources.requests object -
connectors.resources.requests.cpu integer - 1
connectors.resources.requests.memory string - "1Gi"
connectors.scheme string u
connectors.service object -
connectors.service.annotations object f {}
connectors.service.serverName string - "http"
connectors.service.serverPort integer - 8080
connectors.service.type string - "ClusterIP"
connectors.serviceAccount object -
connectors.serviceAccount.annotations object f {}
connectors.serviceAccount.automountServiceAccountToken boolean - false
connectors.serviceAccount.enabled boolean - true
connectors.serviceAccount.labels object f {}
connectors.serviceAccount.name string - ""
connectors.sidecars array - []
connectors.startupProbe object -
connectors.startupProbe.enabled boolean - false
connectors.startupProbe.failureThreshold integer - 5
connectors.startupProbe.initialDelaySeconds integer - 30
connectors.startupProbe.periodSeconds integer - 30
connectors.startupProbe.probePath string - "/actuator/health/readiness"
connectors.startupProbe.scheme string - "HTTP"
connectors.startupProbe.successThreshold integer - 1
connectors.startupProbe.timeoutSeconds integer - 1
connectors.tolerations array - []
console object -
console.affinity object f {}
console.command array - []
console.configuration string - ""
console.containerSecurityContext object -
console.containerSecurityContext.allowPrivilegeEscalation boolean - false
console.containerSecurityContext.privileged boolean - false
console.containerSecurityContext.readOnlyRootFilesystem boolean - true
console.containerSecurityContext.runAsNonRoot boolean - true
console.containerSecurityContext.runAsUser integer - 1001
console.containerSecurityContext.seccompProfile object -
console.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
console.contextPath string - ""
console.dnsConfig object f {}
console.dnsPolicy string - ""
console.enabled boolean - false
console.env array - []
console.envFrom array - []
console.extraVolumeMounts array - []
console.extraVolumes array - []
console.fullnameOverride string u
console.image object -
console.image.digest string - ""
console.image.pullSecrets array - []
console.image.registry string - ""
console.image.repository string - "camunda/console"
console.image.tag string - "8.7.108"
console.ingress object -
console.ingress.annotations object -
console.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
console.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
console.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
console.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
console.ingress.className string - "nginx"
console.ingress.enabled boolean d false
console.ingress.host string - ""
console.ingress.path string - "/"
console.ingress.pathType string - "Prefix"
console.ingress.tls object -
console.ingress.tls.enabled boolean - false
console.ingress.tls.secretName string - "camunda-platform-console"
console.initContainers array - []
console.keycloak object -
console.keycloak.realm string - "camunda-platform"
console.livenessProbe object -
console.livenessProbe.enabled boolean - false
console.livenessProbe.failureThreshold integer - 5
console.livenessProbe.initialDelaySeconds integer - 30
console.livenessProbe.periodSeconds integer - 30
console.livenessProbe.probePath string - "/health/liveness"
console.livenessProbe.scheme string - "HTTP"
console.livenessProbe.successThreshold integer - 1
console.livenessProbe.timeoutSeconds integer - 1
console.logging object f {}
console.metrics object -
console.metrics.prometheus string - "/prometheus"
console.nameOverride string u
console.nodeEnv string - "prod"
console.nodeSelector object f {}
console.overrideConfiguration string - ""
console.podAnnotations object f {}
console.podLabels object f {}
console.podSecurityContext object -
console.podSecurityContext.fsGroup integer - 1001
console.podSecurityContext.runAsNonRoot boolean - true
console.podSecurityContext.seccompProfile object -
console.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
console.readinessProbe object -
console.readinessProbe.enabled boolean - true
console.readinessProbe.failureThreshold integer - 5
console.readinessProbe.initialDelaySeconds integer - 30
console.readinessProbe.periodSeconds integer - 30
console.readinessProbe.probePath string - "/health/readiness"
console.readinessProbe.scheme string - "HTTP"
console.readinessProbe.successThreshold integer - 1
console.readinessProbe.timeoutSeconds integer - 1
console.replicas integer - 1
console.resources object -
console.resources.limits object -
console.resources.limits.cpu integer - 2
console.resources.limits.memory string - "2Gi"
console.resources.requests object -
console.resources.requests.cpu integer - 1
console.resources.requests.memory string - "1Gi"
console.service object -
console.service.annotations object f {}
console.service.managementPort integer - 9100
console.service.port integer - 80
console.service.serverName string - "http"
console.service.type string - "ClusterIP"
console.serviceAccount object -
console.serviceAccount.annotations object f {}
console.serviceAccount.automountServiceAccountToken boolean - false
console.serviceAccount.enabled boolean - true
console.serviceAccount.labels object f {}
console.serviceAccount.name string - ""
console.sidecars array - []
console.startupProbe object -
console.startupProbe.enabled boolean - false
console.startupProbe.failureThreshold integer - 5
console.startupProbe.initialDelaySeconds integer - 30
console.startupProbe.periodSeconds integer - 30
console.startupProbe.probePath string - "/health/readiness"
console.startupProbe.scheme string - "HTTP"
console.startupProbe.successThreshold integer - 1
console.startupProbe.timeoutSeconds integer - 1
console.tls object -
console.tls.certKeyFilename string - ""
console.tls.enabled boolean - false
console.tls.existingSecret string - ""
console.tolerations array - []
elasticsearch object f
elasticsearch.coordinating object f
elasticsearch.coordinating.replicaCount integer - 0
elasticsearch.copyTlsCerts object f
elasticsearch.copyTlsCerts.image object f
elasticsearch.copyTlsCerts.image.repository string - "bitnamilegacy/os-shell"
elasticsearch.data object f
elasticsearch.data.replicaCount integer - 0
elasticsearch.enabled boolean - true
elasticsearch.extraConfig object f
elasticsearch.extraConfig.logger\.org\.elasticsearch\.deprecation string - "OFF"
elasticsearch.global object f
elasticsearch.global.compatibility object f
elasticsearch.global.compatibility.openshift object f
elasticsearch.global.compatibility.openshift.adaptSecurityContext string - "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
elasticsearch.image object f
elasticsearch.image.digest string - ""
elasticsearch.image.repository string - "bitnamilegacy/elasticsearch"
elasticsearch.image.tag string - "8.17.4"
elasticsearch.ingest object f
elasticsearch.ingest.enabled boolean - false
elasticsearch.master object f
elasticsearch.master.containerSecurityContext object f
elasticsearch.master.containerSecurityContext.readOnlyRootFilesystem boolean - true
elasticsearch.master.extraEnvVars array - [{"name":"ELASTICSEARCH_ENABLE_REST_TLS","value":"false"}]
elasticsearch.master.heapSize string - "1024m"
elasticsearch.master.masterOnly boolean - false
elasticsearch.master.persistence object f
elasticsearch.master.persistence.size string - "64Gi"
elasticsearch.master.podAntiAffinityPreset string - "hard"
elasticsearch.master.replicaCount integer - 3
elasticsearch.master.resources object f
elasticsearch.master.resources.limits object f
elasticsearch.master.resources.limits.cpu integer - 2
elasticsearch.master.resources.limits.memory string - "2Gi"
elasticsearch.master.resources.requests object f
elasticsearch.master.resources.requests.cpu integer - 1
elasticsearch.master.resources.requests.memory string - "2Gi"
elasticsearch.metrics object f
elasticsearch.metrics.image object f
elasticsearch.metrics.image.repository string - "bitnamilegacy/elasticsearch-exporter"
elasticsearch.sysctlImage object f
elasticsearch.sysctlImage.enabled boolean - true
elasticsearch.sysctlImage.repository string - "bitnamilegacy/os-shell"
elasticsearch.volumePermissions object f
elasticsearch.volumePermissions.image object f
elasticsearch.volumePermissions.image.repository string - "bitnamilegacy/os-shell"
executionIdentity object -
executionIdentity.affinity object f {}
executionIdentity.command array - []
executionIdentity.configuration string - ""
executionIdentity.containerSecurityContext object -
executionIdentity.containerSecurityContext.allowPrivilegeEscalation boolean - false
executionIdentity.containerSecurityContext.privileged boolean - false
executionIdentity.containerSecurityContext.readOnlyRootFilesystem boolean - true
executionIdentity.containerSecurityContext.runAsNonRoot boolean - true
executionIdentity.containerSecurityContext.runAsUser integer - 1001
executionIdentity.containerSecurityContext.seccompProfile object -
executionIdentity.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
executionIdentity.contextPath string - ""
executionIdentity.dnsConfig object f {}
executionIdentity.dnsPolicy string - ""
executionIdentity.enabled boolean - false
executionIdentity.env array - []
executionIdentity.envFrom array - []
executionIdentity.extraVolumeMounts array - []
executionIdentity.extraVolumes array - []
executionIdentity.fullnameOverride string u
executionIdentity.image object -
executionIdentity.image.digest string - ""
executionIdentity.image.pullSecrets array - []
executionIdentity.image.registry string - ""
executionIdentity.image.repository string - "camunda/camunda"
executionIdentity.image.tag string - "SNAPSHOT"
executionIdentity.ingress object -
executionIdentity.ingress.annotations object -
executionIdentity.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
executionIdentity.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
executionIdentity.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
executionIdentity.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
executionIdentity.ingress.className string - "nginx"
executionIdentity.ingress.enabled boolean - false
executionIdentity.ingress.host string - ""
executionIdentity.ingress.path string - "/"
executionIdentity.ingress.pathType string - "Prefix"
executionIdentity.ingress.tls object -
executionIdentity.ingress.tls.enabled boolean - false
executionIdentity.ingress.tls.secretName string - "camunda-platform-execution-identity"
executionIdentity.initContainers array - []
executionIdentity.keycloak object -
executionIdentity.keycloak.realm string - "camunda-platform"
executionIdentity.livenessProbe object -
executionIdentity.livenessProbe.enabled boolean - false
executionIdentity.livenessProbe.failureThreshold integer - 5
executionIdentity.livenessProbe.initialDelaySeconds integer - 30
executionIdentity.livenessProbe.periodSeconds integer - 30
executionIdentity.livenessProbe.probePath string - "/actuator/health"
executionIdentity.livenessProbe.scheme string - "HTTP"
executionIdentity.livenessProbe.successThreshold integer - 1
executionIdentity.livenessProbe.timeoutSeconds integer - 1
executionIdentity.logging object f {}
executionIdentity.metrics object -
executionIdentity.metrics.prometheus string - "/prometheus"
executionIdentity.nameOverride string u
executionIdentity.nodeSelector object f {}
executionIdentity.podAnnotations object f {}
executionIdentity.podLabels object f {}
executionIdentity.podSecurityContext object -
executionIdentity.podSecurityContext.fsGroup integer - 1001
executionIdentity.podSecurityContext.runAsNonRoot boolean - true
executionIdentity.podSecurityContext.seccompProfile object -
executionIdentity.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
executionIdentity.readinessProbe object -
executionIdentity.readinessProbe.enabled boolean - true
executionIdentity.readinessProbe.failureThreshold integer - 5
executionIdentity.readinessProbe.initialDelaySeconds integer - 30
executionIdentity.readinessProbe.periodSeconds integer - 30
executionIdentity.readinessProbe.probePath string - "/actuator/health"
executionIdentity.readinessProbe.scheme string - "HTTP"
executionIdentity.readinessProbe.successThreshold integer - 1
executionIdentity.readinessProbe.timeoutSeconds integer - 1
executionIdentity.replicas integer - 1
executionIdentity.resources object -
executionIdentity.resources.limits object -
executionIdentity.resources.limits.cpu integer - 2
executionIdentity.resources.limits.memory string - "2Gi"
executionIdentity.resources.requests object -
executionIdentity.resources.requests.cpu integer - 1
executionIdentity.resources.requests.memory string - "1Gi"
executionIdentity.service object -
executionIdentity.service.annotations object f {}
executionIdentity.service.managementPort integer - 9600
executionIdentity.service.port integer - 80
executionIdentity.service.serverName string - "http"
executionIdentity.service.type string - "ClusterIP"
executionIdentity.serviceAccount object -
executionIdentity.serviceAccount.annotations object f {}
executionIdentity.serviceAccount.automountServiceAccountToken boolean - false
executionIdentity.serviceAccount.enabled boolean - true
executionIdentity.serviceAccount.labels object f {}
executionIdentity.serviceAccount.name string - ""
executionIdentity.sidecars array - []
executionIdentity.startupProbe object -
executionIdentity.startupProbe.enabled boolean - false
executionIdentity.startupProbe.failureThreshold integer - 5
executionIdentity.startupProbe.initialDelaySeconds integer - 30
executionIdentity.startupProbe.periodSeconds integer - 30
executionIdentity.startupProbe.probePath string - "/actuator/health"
executionIdentity.startupProbe.scheme string - "HTTP"
executionIdentity.startupProbe.successThreshold integer - 1
executionIdentity.startupProbe.timeoutSeconds integer - 1
executionIdentity.tolerations array - []
fullnameOverride string u
global object -
global.annotations object f {}
global.commonLabels object f {}
global.compatibility object -
global.compatibility.openshift object -
global.compatibility.openshift.adaptSecurityContext string - "disabled"
global.config object -
global.config.requestBodySize string - "10MB"
global.createReleaseInfo boolean - true
global.defaultStorageClass string u
global.documentStore object -
global.documentStore.activeStoreId string - "inmemory"
global.documentStore.type object -
global.documentStore.type.aws object -
global.documentStore.type.aws.accessKeyIdKey string - "awsAccessKeyId"
global.documentStore.type.aws.bucket string - "your-aws-bucket"
global.documentStore.type.aws.bucketPath string - ""
global.documentStore.type.aws.bucketTtl integer - 0
global.documentStore.type.aws.class string - "io.camunda.document.store.aws.AwsDocumentStoreProvider"
global.documentStore.type.aws.enabled boolean - false
global.documentStore.type.aws.existingSecret string - "aws-credentials"
global.documentStore.type.aws.irsa object -
global.documentStore.type.aws.irsa.enabled boolean - false
global.documentStore.type.aws.region string - ""
global.documentStore.type.aws.secretAccessKeyKey string - "awsSecretAccessKey"
global.documentStore.type.aws.storeId string - "AWS"
global.documentStore.type.gcp object -
global.documentStore.type.gcp.bucket string - "your-gcp-bucket"
global.documentStore.type.gcp.class string - "io.camunda.document.store.gcp.GcpDocumentStoreProvider"
global.documentStore.type.gcp.credentialsKey string - "service-account.json"
global.documentStore.type.gcp.enabled boolean - false
global.documentStore.type.gcp.existingSecret string - "gcp-credentials"
global.documentStore.type.gcp.fileName string - "service-account.json"
global.documentStore.type.gcp.mountPath string - "/var/secrets/gcp"
global.documentStore.type.gcp.storeId string - "GCP"
global.documentStore.type.inmemory object -
global.documentStore.type.inmemory.class string - "io.camunda.document.store.inmemory.InMemoryDocumentStoreProvider"
global.documentStore.type.inmemory.enabled boolean - true
global.documentStore.type.inmemory.storeId string - "INMEMORY"
global.elasticsearch object -
global.elasticsearch.auth object -
global.elasticsearch.auth.existingSecret null - null
global.elasticsearch.auth.existingSecretKey string - "password"
global.elasticsearch.auth.password null - null
global.elasticsearch.auth.username null - null
global.elasticsearch.clusterName string - "elasticsearch"
global.elasticsearch.disableExporter boolean d false
global.elasticsearch.enabled boolean - true
global.elasticsearch.external boolean - false
global.elasticsearch.host string u
global.elasticsearch.port integer u
global.elasticsearch.prefix string - "zeebe-record"
global.elasticsearch.protocol string u
global.elasticsearch.service object u
global.elasticsearch.service.name string u
global.elasticsearch.service.ports object u
global.elasticsearch.service.ports.restAPI integer u
global.elasticsearch.tls object -
global.elasticsearch.tls.enabled boolean - false
global.elasticsearch.tls.existingSecret null - null
global.elasticsearch.tls.jks object -
global.elasticsearch.tls.jks.secret object -
global.elasticsearch.tls.jks.secret.existingSecret string - ""
global.elasticsearch.tls.jks.secret.existingSecretKey string - ""
global.elasticsearch.tls.jks.secret.inlineSecret string - ""
global.elasticsearch.url object -
global.elasticsearch.url.host string - "{{ .Release.Name }}-elasticsearch"
global.elasticsearch.url.port integer - 9200
global.elasticsearch.url.protocol string - "http"
global.extraManifests array - []
global.identity object -
global.identity.auth object -
global.identity.auth.connectors object -
global.identity.auth.connectors.clientId string - "connectors"
global.identity.auth.connectors.existingSecret string|object - null
global.identity.auth.connectors.existingSecret.name string u
global.identity.auth.connectors.existingSecretKey string - "connectors-secret"
global.identity.auth.console object -
global.identity.auth.console.audience string - "console-api"
global.identity.auth.console.clientId string - "console"
global.identity.auth.console.redirectUrl string - "http://localhost:8080"
global.identity.auth.console.wellKnown string - "https://well-known-uri"
global.identity.auth.enabled boolean - true
global.identity.auth.identity object -
global.identity.auth.identity.audience string - "camunda-identity-resource-server"
global.identity.auth.identity.clientId string - "camunda-identity"
global.identity.auth.identity.existingSecret string|object - null
global.identity.auth.identity.existingSecret.name string u
global.identity.auth.identity.existingSecretKey string - "identity-secret"
global.identity.auth.identity.initialClaimName string - "oid"
global.identity.auth.identity.initialClaimValue null - null
global.identity.auth.issuer string - ""
global.identity.auth.issuerBackendUrl string - ""
global.identity.auth.jwksUrl string - ""
global.identity.auth.operate object -
global.identity.auth.operate.audience string - "operate-api"
global.identity.auth.operate.clientId string - "operate"
global.identity.auth.operate.existingSecret string|object - null
global.identity.auth.operate.existingSecret.name string u
global.identity.auth.operate.existingSecretKey string - "operate-secret"
global.identity.auth.operate.redirectUrl string - "http://localhost:8081"
global.identity.auth.optimize object -
global.identity.auth.optimize.audience string - "optimize-api"
global.identity.auth.optimize.clientId string - "optimize"
global.identity.auth.optimize.existingSecret string|object - null
global.identity.auth.optimize.existingSecret.name string u
global.identity.auth.optimize.existingSecretKey string - "optimize-secret"
global.identity.auth.optimize.redirectUrl string - "http://localhost:8083"
global.identity.auth.publicIssuerUrl string - "http://localhost:18080/auth/realms/camunda-platform"
global.identity.auth.tasklist object -
global.identity.auth.tasklist.audience string - "tasklist-api"
global.identity.auth.tasklist.clientId string - "tasklist"
global.identity.auth.tasklist.existingSecret string|object - null
global.identity.auth.tasklist.existingSecret.name string u
global.identity.auth.tasklist.existingSecretKey string - "tasklist-secret"
global.identity.auth.tasklist.redirectUrl string - "http://localhost:8082"
global.identity.auth.tokenUrl string - ""
global.identity.auth.type string - "KEYCLOAK"
global.identity.auth.webModeler object -
global.identity.auth.webModeler.clientApiAudience string - "web-modeler-api"
global.identity.auth.webModeler.clientId string - "web-modeler"
global.identity.auth.webModeler.publicApiAudience string - "web-modeler-public-api"
global.identity.auth.webModeler.redirectUrl string - "http://localhost:8084"
global.identity.auth.zeebe object -
global.identity.auth.zeebe.audience string - "zeebe-api"
global.identity.auth.zeebe.clientId string - "zeebe"
global.identity.auth.zeebe.existingSecret string|object - null
global.identity.auth.zeebe.existingSecret.name string u
global.identity.auth.zeebe.existingSecretKey string - "zeebe-secret"
global.identity.auth.zeebe.tokenScope null - null
global.identity.keycloak object -
global.identity.keycloak.auth object f {}
global.identity.keycloak.contextPath string - "/auth"
global.identity.keycloak.internal boolean - false
global.identity.keycloak.realm string - "/realms/camunda-platform"
global.identity.keycloak.url object f {}
global.identity.service object -
global.identity.service.url null - null
global.image object -
global.image.digest string u
global.image.pullPolicy string - "IfNotPresent"
global.image.pullSecrets array - []
global.image.registry string - ""
global.image.tag null - null
global.imagePullSecrets array u
global.imageRegistry string u
global.ingress object -
global.ingress.annotations object -
global.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-body-size string - "10m"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
global.ingress.className string - "nginx"
global.ingress.enabled boolean - false
global.ingress.external boolean - false
global.ingress.host string - ""
global.ingress.pathType string - "Prefix"
global.ingress.tls object -
global.ingress.tls.enabled boolean - false
global.ingress.tls.secretName string - "camunda-platform"
global.kibanaEnabled boolean u
global.labels object -
global.labels.app string - "camunda-platform"
global.license object -
global.license.existingSecret null - null
global.license.existingSecretKey null - null
global.license.key null - null
global.multiregion object -
global.multiregion.regionId integer - 0
global.multiregion.regions integer - 1
global.multitenancy object -
global.multitenancy.enabled boolean - false
global.opensearch object -
global.opensearch.auth object -
global.opensearch.auth.existingSecret null - null
global.opensearch.auth.existingSecretKey string - "password"
global.opensearch.auth.password null - null
global.opensearch.auth.username null - null
global.opensearch.aws object -
global.opensearch.aws.enabled boolean - false
global.opensearch.enabled boolean - false
global.opensearch.prefix string u
global.opensearch.tls object -
global.opensearch.tls.enabled boolean - false
global.opensearch.tls.existingSecret null - null
global.opensearch.tls.jks object -
global.opensearch.tls.jks.secret object -
global.opensearch.tls.jks.secret.existingSecret string - ""
global.opensearch.tls.jks.secret.existingSecretKey string - ""
global.opensearch.tls.jks.secret.inlineSecret string - ""
global.opensearch.url object -
global.opensearch.url.host null - null
global.opensearch.url.port integer - 443
global.opensearch.url.protocol string - "https"
global.postgresql object fu
global.secrets object -
global.secrets.annotations object -
global.secrets.annotations.helm\.sh/hook string - "pre-install"
global.secrets.annotations.helm\.sh/resource-policy string - "keep"
global.secrets.autoGenerated boolean - false
global.secrets.name string - "camunda-credentials-autogen"
global.security object -
global.security.allowInsecureImages boolean - true
global.storageClass string u
global.testDeprecationFlags object -
global.testDeprecationFlags.existingSecretsMustBeSet string - "warning"
global.zeebeClusterName string - "{{ .Release.Name }}-zeebe"
identity object -
identity.affinity object f {}
identity.clients array - []
identity.command array - []
identity.configuration string - ""
identity.containerSecurityContext object -
identity.containerSecurityContext.allowPrivilegeEscalation boolean - false
identity.containerSecurityContext.privileged boolean - false
identity.containerSecurityContext.readOnlyRootFilesystem boolean - true
identity.containerSecurityContext.runAsNonRoot boolean - true
identity.containerSecurityContext.runAsUser integer - 1001
identity.containerSecurityContext.seccompProfile object -
identity.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
identity.contextPath string - ""
identity.dnsConfig object f {}
identity.dnsPolicy string - ""
identity.enabled boolean - true
identity.env array - []
identity.envFrom array - []
identity.externalDatabase object -
identity.externalDatabase.database null - null
identity.externalDatabase.enabled boolean - false
identity.externalDatabase.existingSecret null - null
identity.externalDatabase.existingSecretPasswordKey null - null
identity.externalDatabase.host null - null
identity.externalDatabase.password null - null
identity.externalDatabase.port null - null
identity.externalDatabase.username null - null
identity.extraConfiguration object f {}
identity.extraVolumeMounts array - []
identity.extraVolumes array - []
identity.firstUser object -
identity.firstUser.email string - "demo@example.org"
identity.firstUser.enabled boolean - true
identity.firstUser.existingSecret string - ""
identity.firstUser.existingSecretKey string - "identity-firstuser-password"
identity.firstUser.firstName string - "Demo"
identity.firstUser.lastName string - "User"
identity.firstUser.password string - "demo"
identity.firstUser.username string - "demo"
identity.fullURL string - ""
identity.fullnameOverride string - ""
identity.image object -
identity.image.digest string - ""
identity.image.pullSecrets array - []
identity.image.registry string - ""
identity.image.repository string - "camunda/identity"
identity.image.tag string - "8.7.23"
identity.ingress object -
identity.ingress.annotations object -
identity.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
identity.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
identity.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
identity.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
identity.ingress.className string - "nginx"
identity.ingress.enabled boolean d false
identity.ingress.host string - ""
identity.ingress.path string - "/"
identity.ingress.pathType string - "Prefix"
identity.ingress.tls object -
identity.ingress.tls.enabled boolean - false
identity.ingress.tls.secretName string - "camunda-platform-identity"
identity.initContainers array - []
identity.keycloak object fu
identity.livenessProbe object -
identity.livenessProbe.enabled boolean - false
identity.livenessProbe.failureThreshold integer - 5
identity.livenessProbe.initialDelaySeconds integer - 30
identity.livenessProbe.periodSeconds integer - 30
identity.livenessProbe.probePath string - "/actuator/health"
identity.livenessProbe.scheme string - "HTTP"
identity.livenessProbe.successThreshold integer - 1
identity.livenessProbe.timeoutSeconds integer - 1
identity.metrics object -
identity.metrics.prometheus string - "/actuator/prometheus"
identity.nameOverride string - ""
identity.nodeSelector object f {}
identity.podAnnotations object f {}
identity.podLabels object f {}
identity.podSecurityContext object -
identity.podSecurityContext.fsGroup integer - 1001
identity.podSecurityContext.runAsNonRoot boolean - true
identity.podSecurityContext.seccompProfile object -
identity.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
identity.postgresql object fu
identity.readinessProbe object -
identity.readinessProbe.enabled boolean - true
identity.readinessProbe.failureThreshold integer - 5
identity.readinessProbe.initialDelaySeconds integer - 30
identity.readinessProbe.periodSeconds integer - 30
identity.readinessProbe.probePath string - "/actuator/health"
identity.readinessProbe.scheme string - "HTTP"
identity.readinessProbe.successThreshold integer - 1
identity.readinessProbe.timeoutSeconds integer - 1
identity.realm object u
identity.realm.enabled boolean u
identity.realm.id string u
identity.resources object -
identity.resources.limits object -
identity.resources.limits.cpu string - "2000m"
identity.resources.limits.memory string - "2Gi"
identity.resources.requests object -
identity.resources.requests.cpu string - "600m"
identity.resources.requests.memory string - "400Mi"
identity.service object -
identity.service.annotations object f {}
identity.service.metricsName string - "metrics"
identity.service.metricsPort integer - 82
identity.service.port integer - 80
identity.service.type string - "ClusterIP"
identity.serviceAccount object -
identity.serviceAccount.annotations object f {}
identity.serviceAccount.automountServiceAccountToken boolean - true
identity.serviceAccount.enabled boolean - true
identity.serviceAccount.labels object f {}
identity.serviceAccount.name string - ""
identity.sidecars array - []
identity.startupProbe object -
identity.startupProbe.enabled boolean - false
identity.startupProbe.failureThreshold integer - 5
identity.startupProbe.initialDelaySeconds integer - 30
identity.startupProbe.periodSeconds integer - 30
identity.startupProbe.probePath string - "/actuator/health"
identity.startupProbe.scheme string - "HTTP"
identity.startupProbe.successThreshold integer - 1
identity.startupProbe.timeoutSeconds integer - 1
identity.tolerations array - []
identity.users array - []
identityKeycloak object f
identityKeycloak.auth object f
identityKeycloak.auth.adminUser string - "admin"
identityKeycloak.auth.existingSecret string - ""
identityKeycloak.auth.passwordSecretKey string - "admin-password"
identityKeycloak.containerSecurityContext object f
identityKeycloak.containerSecurityContext.allowPrivilegeEscalation boolean - false
identityKeycloak.containerSecurityContext.capabilities object f
identityKeycloak.containerSecurityContext.capabilities.drop array - ["ALL"]
identityKeycloak.containerSecurityContext.privileged boolean - false
identityKeycloak.containerSecurityContext.readOnlyRootFilesystem boolean - true
identityKeycloak.containerSecurityContext.runAsNonRoot boolean - true
identityKeycloak.containerSecurityContext.runAsUser integer - 1001
identityKeycloak.containerSecurityContext.seccompProfile object f
identityKeycloak.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
identityKeycloak.enabled boolean - true
identityKeycloak.extraEnvVars array - []
identityKeycloak.extraVolumeMounts array - [{"name":"data-tmp","mountPath":"/opt/bitnami/keycloak/data/tmp"}]
identityKeycloak.extraVolumes array - [{"name":"data-tmp","emptyDir":{}}]
identityKeycloak.global object f
identityKeycloak.global.compatibility object f
identityKeycloak.global.compatibility.openshift object f
identityKeycloak.global.compatibility.openshift.adaptSecurityContext string - "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
identityKeycloak.global.security object f
identityKeycloak.global.security.allowInsecureImages boolean - true
identityKeycloak.httpRelativePath string - "/auth/"
identityKeycloak.image object f
identityKeycloak.image.digest string - ""
identityKeycloak.image.repository string - "camunda/keycloak"
identityKeycloak.image.tag string - "26.3.3"
identityKeycloak.ingress object f
identityKeycloak.ingress.annotations object f
identityKeycloak.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
identityKeycloak.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
identityKeycloak.ingress.enabled boolean - false
identityKeycloak.ingress.extraTls array - []
identityKeycloak.ingress.pathType string - "Prefix"
identityKeycloak.ingress.tls boolean - false
identityKeycloak.keycloakConfigCli object f
identityKeycloak.keycloakConfigCli.image object f
identityKeycloak.keycloakConfigCli.image.repository string - "bitnamilegacy/keycloak-config-cli"
identityKeycloak.nameOverride string - "keycloak"
identityKeycloak.podSecurityContext object f
identityKeycloak.podSecurityContext.fsGroup integer - 1001
identityKeycloak.podSecurityContext.runAsNonRoot boolean - true
identityKeycloak.postgresql object f
identityKeycloak.postgresql.auth object f
identityKeycloak.postgresql.auth.existingSecret string - ""
identityKeycloak.postgresql.auth.secretKeys object f
identityKeycloak.postgresql.auth.secretKeys.adminPasswordKey string - "postgres-password"
identityKeycloak.postgresql.auth.secretKeys.userPasswordKey string - "password"
identityKeycloak.postgresql.image object f
identityKeycloak.postgresql.image.digest string - ""
identityKeycloak.postgresql.image.repository string - "bitnamilegacy/postgresql"
identityKeycloak.postgresql.image.tag string - "15.10.0-debian-12-r2"
identityKeycloak.postgresql.metrics object f
identityKeycloak.postgresql.metrics.image object f
identityKeycloak.postgresql.metrics.image.repository string - "bitnamilegacy/postgres-exporter"
identityKeycloak.postgresql.primary object f
identityKeycloak.postgresql.primary.containerSecurityContext object f
identityKeycloak.postgresql.primary.containerSecurityContext.allowPrivilegeEscalation boolean - false
identityKeycloak.postgresql.primary.containerSecurityContext.capabilities object f
identityKeycloak.postgresql.primary.containerSecurityContext.capabilities.drop array - ["ALL"]
identityKeycloak.postgresql.primary.containerSecurityContext.enabled boolean - true
identityKeycloak.postgresql.primary.containerSecurityContext.privileged boolean - false
identityKeycloak.postgresql.primary.containerSecurityContext.readOnlyRootFilesystem boolean - true
identityKeycloak.postgresql.primary.containerSecurityContext.runAsNonRoot boolean - true
identityKeycloak.postgresql.primary.containerSecurityContext.runAsUser integer - 1001
identityKeycloak.postgresql.primary.containerSecurityContext.seccompProfile object f
identityKeycloak.postgresql.primary.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
identityKeycloak.postgresql.primary.podSecurityContext object f
identityKeycloak.postgresql.primary.podSecurityContext.enabled boolean - true
identityKeycloak.postgresql.primary.podSecurityContext.fsGroup integer - 1001
identityKeycloak.postgresql.primary.podSecurityContext.runAsNonRoot boolean - true
identityKeycloak.postgresql.volumePermissions object f
identityKeycloak.postgresql.volumePermissions.image object f
identityKeycloak.postgresql.volumePermissions.image.repository string - "bitnamilegacy/os-shell"
identityKeycloak.proxy string - "edge"
identityKeycloak.resources object f
identityKeycloak.resources.limits object f
identityKeycloak.resources.limits.cpu string - "2000m"
identityKeycloak.resources.limits.memory string - "2Gi"
identityKeycloak.resources.requests object f
identityKeycloak.resources.requests.cpu string - "1000m"
identityKeycloak.resources.requests.memory string - "1Gi"
identityKeycloak.service object f
identityKeycloak.service.type string - "ClusterIP"
identityKeycloak.tls object f
identityKeycloak.tls.enabled boolean - false
identityPostgresql object f
identityPostgresql.auth object f
identityPostgresql.auth.database string - "identity"
identityPostgresql.auth.existingSecret null - null
identityPostgresql.auth.password null - null
identityPostgresql.auth.secretKeys object f
identityPostgresql.auth.secretKeys.adminPasswordKey string - "postgres-password"
identityPostgresql.auth.secretKeys.userPasswordKey string - "password"
identityPostgresql.auth.username string - "identity"
identityPostgresql.enabled boolean - false
identityPostgresql.global object f
identityPostgresql.global.compatibility object f
identityPostgresql.global.compatibility.openshift object f
identityPostgresql.global.compatibility.openshift.adaptSecurityContext string - "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
identityPostgresql.image object f
identityPostgresql.image.digest string - ""
identityPostgresql.image.repository string - "bitnamilegacy/postgresql"
identityPostgresql.image.tag string - "15.10.0-debian-12-r2"
identityPostgresql.metrics object f
identityPostgresql.metrics.image object f
identityPostgresql.metrics.image.repository string - "bitnamilegacy/postgres-exporter"
identityPostgresql.nameOverride string - "identity-postgresql"
identityPostgresql.volumePermissions object f
identityPostgresql.volumePermissions.image object f
identityPostgresql.volumePermissions.image.repository string - "bitnamilegacy/os-shell"
nameOverride string u
operate object -
operate.affinity object f {}
operate.command array - []
operate.configMap object -
operate.configMap.defaultMode integer - 484
operate.configuration string - ""
operate.containerSecurityContext object -
operate.containerSecurityContext.allowPrivilegeEscalation boolean - false
operate.containerSecurityContext.privileged boolean - false
operate.containerSecurityContext.readOnlyRootFilesystem boolean - true
operate.containerSecurityContext.runAsNonRoot boolean - true
operate.containerSecurityContext.runAsUser integer - 1001
operate.containerSecurityContext.seccompProfile object -
operate.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
operate.contextPath string - ""
operate.dnsConfig object f {}
operate.dnsPolicy string - ""
operate.enabled boolean - true
operate.env array - []
operate.envFrom array - []
operate.extraConfiguration object f {}
operate.extraVolumeMounts array - []
operate.extraVolumes array - []
operate.fullnameOverride string u
operate.image object -
operate.image.digest string - ""
operate.image.pullSecrets array - []
operate.image.registry string - ""
operate.image.repository string - "camunda/operate"
operate.image.tag string - "8.7.37"
operate.ingress object -
operate.ingress.annotations object -
operate.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
operate.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
operate.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
operate.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
operate.ingress.className string - "nginx"
operate.ingress.enabled boolean d false
operate.ingress.host string - ""
operate.ingress.path string - "/"
operate.ingress.pathType string - "Prefix"
operate.ingress.tls object -
operate.ingress.tls.enabled boolean - false
operate.ingress.tls.secretName string - "camunda-platform-operate"
operate.initContainers array - []
operate.javaOpts string - ""
operate.livenessProbe object -
operate.livenessProbe.enabled boolean - false
operate.livenessProbe.failureThreshold integer - 5
operate.livenessProbe.initialDelaySeconds integer - 30
operate.livenessProbe.periodSeconds integer - 30
operate.livenessProbe.probePath string - "/actuator/health/liveness"
operate.livenessProbe.scheme string - "HTTP"
operate.livenessProbe.successThreshold integer - 1
operate.livenessProbe.timeoutSeconds integer - 1
operate.logging object -
operate.logging.level object -
operate.logging.level.ROOT string - "INFO"
operate.logging.level.io\.camunda\.operate string - "INFO"
operate.metrics object -
operate.metrics.prometheus string - "/actuator/prometheus"
operate.migration object -
operate.migration.enabled boolean - true
operate.migration.env array - []
operate.migration.resources object -
operate.migration.resources.limits object -
operate.migration.resources.limits.cpu string - "2000m"
operate.migration.resources.limits.memory string - "2Gi"
operate.migration.resources.requests object -
operate.migration.resources.requests.cpu string - "600m"
operate.migration.resources.requests.memory string - "1Gi"
operate.nameOverride string u
operate.nodeSelector object f {}
operate.podAnnotations object f {}
operate.podLabels object f {}
operate.podSecurityContext object -
operate.podSecurityContext.fsGroup integer - 1001
operate.podSecurityContext.runAsNonRoot boolean - true
operate.podSecurityContext.seccompProfile object -
operate.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
operate.readinessProbe object -
operate.readinessProbe.enabled boolean - true
operate.readinessProbe.failureThreshold integer - 5
operate.readinessProbe.initialDelaySeconds integer - 30
operate.readinessProbe.periodSeconds integer - 30
operate.readinessProbe.probePath string - "/actuator/health/readiness"
operate.readinessProbe.scheme string - "HTTP"
operate.readinessProbe.successThreshold integer - 1
operate.readinessProbe.timeoutSeconds integer - 1
operate.resources object -
operate.resources.limits object -
operate.resources.limits.cpu string - "2000m"
operate.resources.limits.memory string - "2Gi"
operate.resources.requests object -
operate.resources.requests.cpu string - "600m"
operate.resources.requests.memory string - "400Mi"
operate.retention object -
operate.retention.enabled boolean - false
operate.retention.minimumAge string - "30d"
operate.service object -
operate.service.annotations object f {}
operate.service.internalName string - "internal"
operate.service.internalPort integer - 26502
operate.service.managementPort integer - 9600
operate.service.port integer - 80
operate.service.type string - "ClusterIP"
operate.serviceAccount object -
operate.serviceAccount.annotations object f {}
operate.serviceAccount.automountServiceAccountToken boolean - false
operate.serviceAccount.enabled boolean - true
operate.serviceAccount.labels object f {}
operate.serviceAccount.name string - ""
operate.sidecars array - []
operate.startupProbe object -
operate.startupProbe.enabled boolean - false
operate.startupProbe.failureThreshold integer - 5
operate.startupProbe.initialDelaySeconds integer - 30
operate.startupProbe.periodSeconds integer - 30
operate.startupProbe.probePath string - "/actuator/health/readiness"
operate.startupProbe.scheme string - "HTTP"
operate.startupProbe.successThreshold integer - 1
operate.startupProbe.timeoutSeconds integer - 1
operate.tolerations array - []
operate.zeebeClientConfigPath string - ""
optimize object -
optimize.affinity object f {}
optimize.caches object -
optimize.caches.cloudTenantAuthorizations object -
optimize.caches.cloudTenantAuthorizations.maxSize integer - 10000
optimize.caches.cloudTenantAuthorizations.minFetchIntervalSeconds integer - 600000
optimize.command array - []
optimize.configMap object -
optimize.configMap.defaultMode integer - 492
optimize.configuration string - ""
optimize.containerSecurityContext object -
optimize.containerSecurityContext.allowPrivilegeEscalation boolean - false
optimize.containerSecurityContext.privileged boolean - false
optimize.containerSecurityContext.readOnlyRootFilesystem boolean - true
optimize.containerSecurityContext.runAsNonRoot boolean - true
optimize.containerSecurityContext.runAsUser integer - 1001
optimize.containerSecurityContext.seccompProfile object -
optimize.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
optimize.contextPath string - ""
optimize.dnsConfig object f {}
optimize.dnsPolicy string - ""
optimize.enabled boolean - true
optimize.env array - []
optimize.envFrom array - []
optimize.extraConfiguration object f {}
optimize.extraVolumeMounts array - []
optimize.extraVolumes array - []
optimize.fullnameOverride string u
optimize.image object -
optimize.image.digest string - ""
optimize.image.pullSecrets array - []
optimize.image.registry string - ""
optimize.image.repository string - "camunda/optimize"
optimize.image.tag string - "8.7.26"
optimize.ingress object -
optimize.ingress.annotations object -
optimize.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
optimize.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
optimize.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
optimize.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
optimize.ingress.className string - "nginx"
optimize.ingress.enabled boolean d false
optimize.ingress.host string - ""
optimize.ingress.path string - "/"
optimize.ingress.pathType string - "Prefix"
optimize.ingress.tls object -
optimize.ingress.tls.enabled boolean - false
optimize.ingress.tls.secretName string - "camunda-platform-optimize"
optimize.initContainers array - []
optimize.javaOpts string - ""
optimize.livenessProbe object -
optimize.livenessProbe.enabled boolean - false
optimize.livenessProbe.failureThreshold integer - 5
optimize.livenessProbe.initialDelaySeconds integer - 30
optimize.livenessProbe.periodSeconds integer - 30
optimize.livenessProbe.probePath string - "/api/readyz"
optimize.livenessProbe.scheme string - "HTTP"
optimize.livenessProbe.successThreshold integer - 1
optimize.livenessProbe.timeoutSeconds integer - 1
optimize.metrics object -
optimize.metrics.prometheus string - "/actuator/prometheus"
optimize.migration object -
optimize.migration.enabled boolean - true
optimize.migration.env array - []
optimize.migration.javaOpts string - ""
optimize.migration.resources object -
optimize.migration.resources.limits object -
optimize.migration.resources.limits.cpu string - "2000m"
optimize.migration.resources.limits.memory string - "2Gi"
optimize.migration.resources.requests object -
optimize.migration.resources.requests.cpu string - "600m"
optimize.migration.resources.requests.memory string - "1Gi"
optimize.multitenancy object -
optimize.multitenancy.enabled boolean - false
optimize.nameOverride string u
optimize.nodeSelector object f {}
optimize.partitionCount string - "3"
optimize.podAnnotations object f {}
optimize.podLabels object f {}
optimize.podSecurityContext object -
optimize.podSecurityContext.fsGroup integer - 1001
optimize.podSecurityContext.runAsNonRoot boolean - true
optimize.podSecurityContext.seccompProfile object -
optimize.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
optimize.profiles string - "ccsm"
optimize.readinessProbe object -
optimize.readinessProbe.enabled boolean - true
optimize.readinessProbe.failureThreshold integer - 5
optimize.readinessProbe.initialDelaySeconds integer - 30
optimize.readinessProbe.periodSeconds integer - 30
optimize.readinessProbe.probePath string - "/api/readyz"
optimize.readinessProbe.scheme string - "HTTP"
optimize.readinessProbe.successThreshold integer - 1
optimize.readinessProbe.timeoutSeconds integer - 1
optimize.resources object -
optimize.resources.limits object -
optimize.resources.limits.cpu string - "2000m"
optimize.resources.limits.memory string - "2Gi"
optimize.resources.requests object -
optimize.resources.requests.cpu string - "600m"
optimize.resources.requests.memory string - "1Gi"
optimize.service object -
optimize.service.annotations object f {}
optimize.service.managementPort integer - 8092
optimize.service.port integer - 80
optimize.service.type string - "ClusterIP"
optimize.serviceAccount object -
optimize.serviceAccount.annotations object f {}
optimize.serviceAccount.automountServiceAccountToken boolean - false
optimize.serviceAccount.enabled boolean - true
optimize.serviceAccount.labels object f {}
optimize.serviceAccount.name string - ""
optimize.sidecars array - []
optimize.startupProbe object -
optimize.startupProbe.enabled boolean - false
optimize.startupProbe.failureThreshold integer - 5
optimize.startupProbe.initialDelaySeconds integer - 30
optimize.startupProbe.periodSeconds integer - 30
optimize.startupProbe.probePath string - "/api/readyz"
optimize.startupProbe.scheme string - "HTTP"
optimize.startupProbe.successThreshold integer - 1
optimize.startupProbe.timeoutSeconds integer - 1
optimize.tolerations array - []
postgresql object f
postgresql.auth object f
postgresql.auth.database string - "web-modeler"
postgresql.auth.existingSecret string - ""
postgresql.auth.password string - ""
postgresql.auth.secretKeys object f
postgresql.auth.secretKeys.adminPasswordKey string - "postgres-password"
postgresql.auth.secretKeys.userPasswordKey string - "password"
postgresql.auth.username string - "web-modeler"
postgresql.enabled boolean - false
postgresql.global object f
postgresql.global.compatibility object f
postgresql.global.compatibility.openshift object f
postgresql.global.compatibility.openshift.adaptSecurityContext string - "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
postgresql.image object f
postgresql.image.digest string - ""
postgresql.image.repository string - "bitnamilegacy/postgresql"
postgresql.image.tag string - "14.18.0-debian-12-r0"
postgresql.nameOverride string - "postgresql-web-modeler"
postgresql.primary object f
postgresql.primary.containerSecurityContext object f
postgresql.primary.containerSecurityContext.allowPrivilegeEscalation boolean - false
postgresql.primary.containerSecurityContext.capabilities object f
postgresql.primary.containerSecurityContext.capabilities.drop array - ["ALL"]
postgresql.primary.containerSecurityContext.enabled boolean - true
postgresql.primary.containerSecurityContext.privileged boolean - false
postgresql.primary.containerSecurityContext.readOnlyRootFilesystem boolean - true
postgresql.primary.containerSecurityContext.runAsNonRoot boolean - true
postgresql.primary.containerSecurityContext.runAsUser integer - 1001
postgresql.primary.containerSecurityContext.seccompProfile object f
postgresql.primary.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
postgresql.primary.podSecurityContext object f
postgresql.primary.podSecurityContext.enabled boolean - true
postgresql.primary.podSecurityContext.fsGroup integer - 1001
postgresql.primary.podSecurityContext.runAsNonRoot boolean - true
prometheusServiceMonitor object -
prometheusServiceMonitor.enabled boolean - false
prometheusServiceMonitor.labels object -
prometheusServiceMonitor.labels.release string - "metrics"
prometheusServiceMonitor.scrapeInterval string - "10s"
tasklist object -
tasklist.affinity object f {}
tasklist.command array - []
tasklist.configMap object -
tasklist.configMap.defaultMode integer - 484
tasklist.configuration string - ""
tasklist.containerSecurityContext object -
tasklist.containerSecurityContext.allowPrivilegeEscalation boolean - false
tasklist.containerSecurityContext.privileged boolean - false
tasklist.containerSecurityContext.readOnlyRootFilesystem boolean - true
tasklist.containerSecurityContext.runAsNonRoot boolean - true
tasklist.containerSecurityContext.runAsUser integer - 1001
tasklist.containerSecurityContext.seccompProfile object -
tasklist.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
tasklist.contextPath string - ""
tasklist.dnsConfig object f {}
tasklist.dnsPolicy string - ""
tasklist.enabled boolean - true
tasklist.env array - []
tasklist.envFrom array - []
tasklist.extraConfiguration object f {}
tasklist.extraVolumeMounts array - []
tasklist.extraVolumes array - []
tasklist.fullnameOverride string u
tasklist.identity object -
tasklist.identity.userAccessRestrictions object -
tasklist.identity.userAccessRestrictions.enabled boolean - true
tasklist.image object -
tasklist.image.digest string - ""
tasklist.image.pullSecrets array - []
tasklist.image.registry string - ""
tasklist.image.repository string - "camunda/tasklist"
tasklist.image.tag string - "8.7.37"
tasklist.ingress object -
tasklist.ingress.annotations object -
tasklist.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
tasklist.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
tasklist.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
tasklist.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
tasklist.ingress.className string - "nginx"
tasklist.ingress.enabled boolean d false
tasklist.ingress.host string - ""
tasklist.ingress.path string - "/"
tasklist.ingress.pathType string - "Prefix"
tasklist.ingress.tls object -
tasklist.ingress.tls.enabled boolean - false
tasklist.ingress.tls.secretName string - "camunda-platform-tasklist"
tasklist.initContainers array - []
tasklist.javaOpts string - ""
tasklist.livenessProbe object -
tasklist.livenessProbe.enabled boolean - false
tasklist.livenessProbe.failureThreshold integer - 5
tasklist.livenessProbe.initialDelaySeconds integer - 30
tasklist.livenessProbe.periodSeconds integer - 30
tasklist.livenessProbe.probePath string - "/actuator/health/liveness"
tasklist.livenessProbe.scheme string - "HTTP"
tasklist.livenessProbe.successThreshold integer - 1
tasklist.livenessProbe.timeoutSeconds integer - 5
tasklist.metrics object -
tasklist.metrics.prometheus string - "/actuator/prometheus"
tasklist.nameOverride string u
tasklist.nodeSelector object f {}
tasklist.podAnnotations object f {}
tasklist.podLabels object f {}
tasklist.podSecurityContext object -
tasklist.podSecurityContext.fsGroup integer - 1001
tasklist.podSecurityContext.runAsNonRoot boolean - true
tasklist.podSecurityContext.seccompProfile object -
tasklist.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
tasklist.readinessProbe object -
tasklist.readinessProbe.enabled boolean - true
tasklist.readinessProbe.failureThreshold integer - 5
tasklist.readinessProbe.initialDelaySeconds integer - 30
tasklist.readinessProbe.periodSeconds integer - 30
tasklist.readinessProbe.probePath string - "/actuator/health/readiness"
tasklist.readinessProbe.scheme string - "HTTP"
tasklist.readinessProbe.successThreshold integer - 1
tasklist.readinessProbe.timeoutSeconds integer - 5
tasklist.resources object -
tasklist.resources.limits object -
tasklist.resources.limits.cpu string - "1000m"
tasklist.resources.limits.memory string - "2Gi"
tasklist.resources.requests object -
tasklist.resources.requests.cpu string - "400m"
tasklist.resources.requests.memory string - "1Gi"
tasklist.retention object -
tasklist.retention.enabled boolean - false
tasklist.retention.minimumAge string - "30d"
tasklist.service object -
tasklist.service.annotations object f {}
tasklist.service.internalName string - "internal"
tasklist.service.internalPort integer - 26502
tasklist.service.managementPort integer - 9600
tasklist.service.port integer - 80
tasklist.service.type string - "ClusterIP"
tasklist.serviceAccount object -
tasklist.serviceAccount.annotations object f {}
tasklist.serviceAccount.automountServiceAccountToken boolean - false
tasklist.serviceAccount.enabled boolean - true
tasklist.serviceAccount.labels object f {}
tasklist.serviceAccount.name string - ""
tasklist.sidecars array - []
tasklist.startupProbe object -
tasklist.startupProbe.enabled boolean - false
tasklist.startupProbe.failureThreshold integer - 5
tasklist.startupProbe.initialDelaySeconds integer - 30
tasklist.startupProbe.periodSeconds integer - 30
tasklist.startupProbe.probePath string - "/actuator/health/readiness"
tasklist.startupProbe.scheme string - "HTTP"
tasklist.startupProbe.successThreshold integer - 1
tasklist.startupProbe.timeoutSeconds integer - 5
tasklist.tolerations array - []
tasklist.zeebeClientConfigPath string - ""
webModeler object -
webModeler.configuration string u
webModeler.contextPath string - ""
webModeler.enabled boolean - false
webModeler.extraConfiguration object fu
webModeler.fullnameOverride string - ""
webModeler.image object -
webModeler.image.digest string u
webModeler.image.pullSecrets array - []
webModeler.image.registry string - ""
webModeler.image.tag string - "8.7.25"
webModeler.ingress object -
webModeler.ingress.annotations object -
webModeler.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
webModeler.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
webModeler.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
webModeler.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
webModeler.ingress.className string - "nginx"
webModeler.ingress.enabled boolean d false
webModeler.ingress.webapp object -
webModeler.ingress.webapp.host string - ""
webModeler.ingress.webapp.pathType string - "Prefix"
webModeler.ingress.webapp.tls object -
webModeler.ingress.webapp.tls.enabled boolean - false
webModeler.ingress.webapp.tls.secretName string - "camunda-platform-webmodeler-webapp"
webModeler.ingress.websockets object -
webModeler.ingress.websockets.host string - ""
webModeler.ingress.websockets.pathType string - "Prefix"
webModeler.ingress.websockets.tls object -
webModeler.ingress.websockets.tls.enabled boolean - false
webModeler.ingress.websockets.tls.secretName string - "camunda-platform-webmodeler-websockets"
webModeler.nameOverride string - ""
webModeler.restapi object -
webModeler.restapi.affinity object f {}
webModeler.restapi.clusters array - []
webModeler.restapi.command array - []
webModeler.restapi.configuration string - ""
webModeler.restapi.containerSecurityContext object -
webModeler.restapi.containerSecurityContext.allowPrivilegeEscalation boolean - false
webModeler.restapi.containerSecurityContext.privileged boolean - false
webModeler.restapi.containerSecurityContext.readOnlyRootFilesystem boolean - true
webModeler.restapi.containerSecurityContext.runAsNonRoot boolean - true
webModeler.restapi.containerSecurityContext.runAsUser integer - 1001
webModeler.restapi.containerSecurityContext.seccompProfile object -
webModeler.restapi.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.restapi.dnsConfig object f {}
webModeler.restapi.dnsPolicy string - ""
webModeler.restapi.env array - []
webModeler.restapi.envFrom array - []
webModeler.restapi.externalDatabase object -
webModeler.restapi.externalDatabase.database string - "web-modeler"
webModeler.restapi.externalDatabase.existingSecret string|object - ""
webModeler.restapi.externalDatabase.existingSecret.name string u
webModeler.restapi.externalDatabase.existingSecretPasswordKey string - "database-password"
webModeler.restapi.externalDatabase.host string - ""
webModeler.restapi.externalDatabase.password string - ""
webModeler.restapi.externalDatabase.port integer - 5432
webModeler.restapi.externalDatabase.url string - ""
webModeler.restapi.externalDatabase.user string - ""
webModeler.restapi.extraConfiguration object f {}
webModeler.restapi.extraVolumeMounts array - []
webModeler.restapi.extraVolumes array - []
webModeler.restapi.image object -
webModeler.restapi.image.digest string - ""
webModeler.restapi.image.registry string u
webModeler.restapi.image.repository string - "camunda/web-modeler-restapi"
webModeler.restapi.image.tag string u
webModeler.restapi.initContainers array - []
webModeler.restapi.javaOpts string - "-XX:MaxRAMPercentage=80.0"
webModeler.restapi.livenessProbe object -
webModeler.restapi.livenessProbe.enabled boolean - false
webModeler.restapi.livenessProbe.failureThreshold integer - 5
webModeler.restapi.livenessProbe.initialDelaySeconds integer - 30
webModeler.restapi.livenessProbe.periodSeconds integer - 30
webModeler.restapi.livenessProbe.probePath string - "/health/liveness"
webModeler.restapi.livenessProbe.scheme string - "HTTP"
webModeler.restapi.livenessProbe.successThreshold integer - 1
webModeler.restapi.livenessProbe.timeoutSeconds integer - 1
webModeler.restapi.mail object -
webModeler.restapi.mail.existingSecret string|object - null
webModeler.restapi.mail.existingSecret.name string u
webModeler.restapi.mail.existingSecretPasswordKey string - "smtp-password"
webModeler.restapi.mail.fromAddress string - ""
webModeler.restapi.mail.fromName string - "Camunda 8"
webModeler.restapi.mail.smtpHost string - ""
webModeler.restapi.mail.smtpPassword string - ""
webModeler.restapi.mail.smtpPort integer - 587
webModeler.restapi.mail.smtpTlsEnabled boolean - true
webModeler.restapi.mail.smtpUser string - ""
webModeler.restapi.metrics object -
webModeler.restapi.metrics.prometheus string - "/metrics"
webModeler.restapi.nodeSelector object f {}
webModeler.restapi.podAnnotations object f {}
webModeler.restapi.podLabels object f {}
webModeler.restapi.podSecurityContext object -
webModeler.restapi.podSecurityContext.fsGroup integer - 1001
webModeler.restapi.podSecurityContext.runAsNonRoot boolean - true
webModeler.restapi.podSecurityContext.seccompProfile object -
webModeler.restapi.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.restapi.readinessProbe object -
webModeler.restapi.readinessProbe.enabled boolean - true
webModeler.restapi.readinessProbe.failureThreshold integer - 5
webModeler.restapi.readinessProbe.initialDelaySeconds integer - 30
webModeler.restapi.readinessProbe.periodSeconds integer - 30
webModeler.restapi.readinessProbe.probePath string - "/health/readiness"
webModeler.restapi.readinessProbe.scheme string - "HTTP"
webModeler.restapi.readinessProbe.successThreshold integer - 1
webModeler.restapi.readinessProbe.timeoutSeconds integer - 1
webModeler.restapi.replicas integer - 1
webModeler.restapi.resources object -
webModeler.restapi.resources.limits object -
webModeler.restapi.resources.limits.cpu string - "1000m"
webModeler.restapi.resources.limits.memory string - "2Gi"
webModeler.restapi.resources.requests object -
webModeler.restapi.resources.requests.cpu string - "500m"
webModeler.restapi.resources.requests.memory string - "1Gi"
webModeler.restapi.service object -
webModeler.restapi.service.annotations object f {}
webModeler.restapi.service.managementPort integer - 8091
webModeler.restapi.service.port integer - 80
webModeler.restapi.service.type string - "ClusterIP"
webModeler.restapi.sidecars array - []
webModeler.restapi.startupProbe object -
webModeler.restapi.startupProbe.enabled boolean - false
webModeler.restapi.startupProbe.failureThreshold integer - 5
webModeler.restapi.startupProbe.initialDelaySeconds integer - 30
webModeler.restapi.startupProbe.periodSeconds integer - 30
webModeler.restapi.startupProbe.probePath string - "/health/liveness"
webModeler.restapi.startupProbe.scheme string - "HTTP"
webModeler.restapi.startupProbe.successThreshold integer - 1
webModeler.restapi.startupProbe.timeoutSeconds integer - 1
webModeler.restapi.tolerations array - []
webModeler.restapi.zeebeClientConfigPath string - "/tmp/zeebe_client_cache.txt"
webModeler.serviceAccount object -
webModeler.serviceAccount.annotations object f {}
webModeler.serviceAccount.automountServiceAccountToken boolean - false
webModeler.serviceAccount.enabled boolean - true
webModeler.serviceAccount.labels object f {}
webModeler.serviceAccount.name string - ""
webModeler.webapp object -
webModeler.webapp.affinity object f {}
webModeler.webapp.command array - []
webModeler.webapp.configuration string - ""
webModeler.webapp.containerSecurityContext object -
webModeler.webapp.containerSecurityContext.allowPrivilegeEscalation boolean - false
webModeler.webapp.containerSecurityContext.privileged boolean - false
webModeler.webapp.containerSecurityContext.readOnlyRootFilesystem boolean - true
webModeler.webapp.containerSecurityContext.runAsNonRoot boolean - true
webModeler.webapp.containerSecurityContext.runAsUser integer - 1001
webModeler.webapp.containerSecurityContext.seccompProfile object -
webModeler.webapp.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.webapp.dnsConfig object f {}
webModeler.webapp.dnsPolicy string - ""
webModeler.webapp.env array - []
webModeler.webapp.envFrom array - []
webModeler.webapp.extraConfiguration object f {}
webModeler.webapp.extraVolumeMounts array - []
webModeler.webapp.extraVolumes array - []
webModeler.webapp.image object -
webModeler.webapp.image.digest string - ""
webModeler.webapp.image.registry string u
webModeler.webapp.image.repository string - "camunda/web-modeler-webapp"
webModeler.webapp.image.tag string u
webModeler.webapp.initContainers array - []
webModeler.webapp.livenessProbe object -
webModeler.webapp.livenessProbe.enabled boolean - false
webModeler.webapp.livenessProbe.failureThreshold integer - 5
webModeler.webapp.livenessProbe.initialDelaySeconds integer - 15
webModeler.webapp.livenessProbe.periodSeconds integer - 30
webModeler.webapp.livenessProbe.probePath string - "/health/liveness"
webModeler.webapp.livenessProbe.scheme string - "HTTP"
webModeler.webapp.livenessProbe.successThreshold integer - 1
webModeler.webapp.livenessProbe.timeoutSeconds integer - 1
webModeler.webapp.metrics object -
webModeler.webapp.metrics.prometheus string - "/metrics"
webModeler.webapp.nodeEnv string - "production"
webModeler.webapp.nodeOptions string - "--max-old-space-size=128"
webModeler.webapp.nodeSelector object f {}
webModeler.webapp.playEnabled boolean - true
webModeler.webapp.podAnnotations object f {}
webModeler.webapp.podLabels object f {}
webModeler.webapp.podSecurityContext object -
webModeler.webapp.podSecurityContext.fsGroup integer - 1001
webModeler.webapp.podSecurityContext.runAsNonRoot boolean - true
webModeler.webapp.podSecurityContext.seccompProfile object -
webModeler.webapp.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.webapp.readinessProbe object -
webModeler.webapp.readinessProbe.enabled boolean - true
webModeler.webapp.readinessProbe.failureThreshold integer - 5
webModeler.webapp.readinessProbe.initialDelaySeconds integer - 15
webModeler.webapp.readinessProbe.periodSeconds integer - 30
webModeler.webapp.readinessProbe.probePath string - "/health/readiness"
webModeler.webapp.readinessProbe.scheme string - "HTTP"
webModeler.webapp.readinessProbe.successThreshold integer - 1
webModeler.webapp.readinessProbe.timeoutSeconds integer - 1
webModeler.webapp.replicas integer - 1
webModeler.webapp.resources object -
webModeler.webapp.resources.limits object -
webModeler.webapp.resources.limits.cpu string - "800m"
webModeler.webapp.resources.limits.memory string - "512Mi"
webModeler.webapp.resources.requests object -
webModeler.webapp.resources.requests.cpu string - "400m"
webModeler.webapp.resources.requests.memory string - "256Mi"
webModeler.webapp.service object -
webModeler.webapp.service.annotations object f {}
webModeler.webapp.service.managementPort integer - 8071
webModeler.webapp.service.port integer - 80
webModeler.webapp.service.type string - "ClusterIP"
webModeler.webapp.sidecars array - []
webModeler.webapp.startupProbe object -
webModeler.webapp.startupProbe.enabled boolean - false
webModeler.webapp.startupProbe.failureThreshold integer - 5
webModeler.webapp.startupProbe.initialDelaySeconds integer - 15
webModeler.webapp.startupProbe.periodSeconds integer - 30
webModeler.webapp.startupProbe.probePath string - "/health/liveness"
webModeler.webapp.startupProbe.scheme string - "HTTP"
webModeler.webapp.startupProbe.successThreshold integer - 1
webModeler.webapp.startupProbe.timeoutSeconds integer - 1
webModeler.webapp.tolerations array - []
webModeler.websockets object -
webModeler.websockets.affinity object f {}
webModeler.websockets.command array - []
webModeler.websockets.configuration string - ""
webModeler.websockets.containerSecurityContext object -
webModeler.websockets.containerSecurityContext.allowPrivilegeEscalation boolean - false
webModeler.websockets.containerSecurityContext.privileged boolean - false
webModeler.websockets.containerSecurityContext.readOnlyRootFilesystem boolean - true
webModeler.websockets.containerSecurityContext.runAsNonRoot boolean - true
webModeler.websockets.containerSecurityContext.runAsUser integer - 1001
webModeler.websockets.containerSecurityContext.seccompProfile object -
webModeler.websockets.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.websockets.dnsConfig object f {}
webModeler.websockets.dnsPolicy string - ""
webModeler.websockets.env array - []
webModeler.websockets.envFrom array - []
webModeler.websockets.extraConfiguration object f {}
webModeler.websockets.extraVolumeMounts array - []
webModeler.websockets.extraVolumes array - []
webModeler.websockets.image object -
webModeler.websockets.image.digest string - ""
webModeler.websockets.image.registry string u
webModeler.websockets.image.repository string - "camunda/web-modeler-websockets"
webModeler.websockets.image.tag string u
webModeler.websockets.initContainers array - []
webModeler.websockets.livenessProbe object -
webModeler.websockets.livenessProbe.enabled boolean - false
webModeler.websockets.livenessProbe.failureThreshold integer - 5
webModeler.websockets.livenessProbe.initialDelaySeconds integer - 10
webModeler.websockets.livenessProbe.periodSeconds integer - 30
webModeler.websockets.livenessProbe.probePath string - "/up"
webModeler.websockets.livenessProbe.scheme string - "HTTP"
webModeler.websockets.livenessProbe.successThreshold integer - 1
webModeler.websockets.livenessProbe.timeoutSeconds integer - 1
webModeler.websockets.nodeSelector object f {}
webModeler.websockets.podAnnotations object f {}
webModeler.websockets.podLabels object f {}
webModeler.websockets.podSecurityContext object -
webModeler.websockets.podSecurityContext.fsGroup integer - 1001
webModeler.websockets.podSecurityContext.runAsNonRoot boolean - true
webModeler.websockets.podSecurityContext.seccompProfile object -
webModeler.websockets.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
webModeler.websockets.publicHost string - "localhost"
webModeler.websockets.publicPort integer - 8085
webModeler.websockets.readinessProbe object -
webModeler.websockets.readinessProbe.enabled boolean - true
webModeler.websockets.readinessProbe.failureThreshold integer - 5
webModeler.websockets.readinessProbe.initialDelaySeconds integer - 10
webModeler.websockets.readinessProbe.periodSeconds integer - 30
webModeler.websockets.readinessProbe.probePath string - "/up"
webModeler.websockets.readinessProbe.scheme string - "HTTP"
webModeler.websockets.readinessProbe.successThreshold integer - 1
webModeler.websockets.readinessProbe.timeoutSeconds integer - 1
webModeler.websockets.resources object -
webModeler.websockets.resources.limits object -
webModeler.websockets.resources.limits.cpu string - "200m"
webModeler.websockets.resources.limits.memory string - "128Mi"
webModeler.websockets.resources.requests object -
webModeler.websockets.resources.requests.cpu string - "100m"
webModeler.websockets.resources.requests.memory string - "64Mi"
webModeler.websockets.service object -
webModeler.websockets.service.annotations object f {}
webModeler.websockets.service.port integer - 80
webModeler.websockets.service.type string - "ClusterIP"
webModeler.websockets.sidecars array - []
webModeler.websockets.startupProbe object -
webModeler.websockets.startupProbe.enabled boolean - false
webModeler.websockets.startupProbe.failureThreshold integer - 5
webModeler.websockets.startupProbe.initialDelaySeconds integer - 10
webModeler.websockets.startupProbe.periodSeconds integer - 30
webModeler.websockets.startupProbe.probePath string - "/up"
webModeler.websockets.startupProbe.scheme string - "HTTP"
webModeler.websockets.startupProbe.successThreshold integer - 1
webModeler.websockets.startupProbe.timeoutSeconds integer - 1
webModeler.websockets.tolerations array - []
zeebe object -
zeebe.affinity object -
zeebe.affinity.podAntiAffinity object -
zeebe.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution array - [{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-broker"]}]},"topologyKey":"kubernetes.io/hostname"}]
zeebe.clusterSize string - "3"
zeebe.command array - []
zeebe.configMap object -
zeebe.configMap.defaultMode integer - 492
zeebe.configuration string - ""
zeebe.containerSecurityContext object -
zeebe.containerSecurityContext.allowPrivilegeEscalation boolean - false
zeebe.containerSecurityContext.privileged boolean - false
zeebe.containerSecurityContext.readOnlyRootFilesystem boolean - true
zeebe.containerSecurityContext.runAsNonRoot boolean - true
zeebe.containerSecurityContext.runAsUser integer - 1001
zeebe.containerSecurityContext.seccompProfile object -
zeebe.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
zeebe.contextPath string u
zeebe.cpuThreadCount string - "3"
zeebe.data object -
zeebe.data.disk object -
zeebe.data.disk.freeSpace object -
zeebe.data.disk.freeSpace.processing string - "2GB"
zeebe.data.disk.freeSpace.replication string - "1GB"
zeebe.data.snapshotPeriod string - "5m"
zeebe.debug boolean - false
zeebe.dnsConfig object f {}
zeebe.dnsPolicy string - ""
zeebe.enabled boolean - true
zeebe.env array - []
zeebe.envFrom array - []
zeebe.extraConfiguration object f {}
zeebe.extraInitContainers array d []
zeebe.extraVolumeClaimTemplates array - []
zeebe.extraVolumeMounts array - []
zeebe.extraVolumes array - []
zeebe.fullnameOverride string u
zeebe.image object -
zeebe.image.digest string - ""
zeebe.image.pullSecrets array - []
zeebe.image.registry string - ""
zeebe.image.repository string - "camunda/zeebe"
zeebe.image.tag string - "8.7.37"
zeebe.initContainers array - []
zeebe.ioThreadCount string - "3"
zeebe.javaOpts string - "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/usr/local/zeebe/data -XX:ErrorFile=/usr/local/zeebe/data/zeebe_error%p.log -XX:+ExitOnOutOfMemoryError"
zeebe.livenessProbe object -
zeebe.livenessProbe.enabled boolean - false
zeebe.livenessProbe.failureThreshold integer - 5
zeebe.livenessProbe.initialDelaySeconds integer - 30
zeebe.livenessProbe.periodSeconds integer - 30
zeebe.livenessProbe.probePath string - "/actuator/health/readiness"
zeebe.livenessProbe.scheme string - "HTTP"
zeebe.livenessProbe.successThreshold integer - 1
zeebe.livenessProbe.timeoutSeconds integer - 1
zeebe.log4j2 string - ""
zeebe.logLevel string - "info"
zeebe.metrics object -
zeebe.metrics.prometheus string - "/actuator/prometheus"
zeebe.nameOverride string u
zeebe.nodeSelector object f {}
zeebe.partitionCount string - "3"
zeebe.persistenceType string - "disk"
zeebe.podAnnotations object f {}
zeebe.podDisruptionBudget object -
zeebe.podDisruptionBudget.enabled boolean - false
zeebe.podDisruptionBudget.maxUnavailable integer - 1
zeebe.podDisruptionBudget.minAvailable null - null
zeebe.podLabels object f {}
zeebe.podSecurityContext object -
zeebe.podSecurityContext.fsGroup integer - 1001
zeebe.podSecurityContext.runAsNonRoot boolean - true
zeebe.podSecurityContext.seccompProfile object -
zeebe.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
zeebe.priorityClassName string - ""
zeebe.pvcAccessModes array - ["ReadWriteOnce"]
zeebe.pvcAnnotations object f {}
zeebe.pvcSelector object f {}
zeebe.pvcSize string - "32Gi"
zeebe.pvcStorageClassName string - ""
zeebe.readinessProbe object -
zeebe.readinessProbe.enabled boolean - true
zeebe.readinessProbe.failureThreshold integer - 5
zeebe.readinessProbe.initialDelaySeconds integer - 30
zeebe.readinessProbe.periodSeconds integer - 30
zeebe.readinessProbe.probePath string - "/actuator/health/readiness"
zeebe.readinessProbe.scheme string - "HTTP"
zeebe.readinessProbe.successThreshold integer - 1
zeebe.readinessProbe.timeoutSeconds integer - 1
zeebe.replicationFactor string - "3"
zeebe.resources object -
zeebe.resources.limits object -
zeebe.resources.limits.cpu string - "960m"
zeebe.resources.limits.memory string - "1920Mi"
zeebe.resources.requests object -
zeebe.resources.requests.cpu string - "800m"
zeebe.resources.requests.memory string - "1200Mi"
zeebe.retention object -
zeebe.retention.enabled boolean - false
zeebe.retention.minimumAge string - "30d"
zeebe.retention.policyName string - "zeebe-record-retention-policy"
zeebe.service object -
zeebe.service.annotations object f {}
zeebe.service.commandName string - "command"
zeebe.service.commandPort integer - 26501
zeebe.service.extraPorts array - []
zeebe.service.httpName string - "http"
zeebe.service.httpPort integer - 9600
zeebe.service.internalName string - "internal"
zeebe.service.internalPort integer - 26502
zeebe.service.type string - "ClusterIP"
zeebe.serviceAccount object -
zeebe.serviceAccount.annotations object f {}
zeebe.serviceAccount.automountServiceAccountToken boolean - false
zeebe.serviceAccount.enabled boolean - true
zeebe.serviceAccount.labels object f {}
zeebe.serviceAccount.name string - ""
zeebe.sidecars array - []
zeebe.startupProbe object -
zeebe.startupProbe.enabled boolean - false
zeebe.startupProbe.failureThreshold integer - 5
zeebe.startupProbe.initialDelaySeconds integer - 30
zeebe.startupProbe.periodSeconds integer - 30
zeebe.startupProbe.probePath string - "/actuator/health/startup"
zeebe.startupProbe.scheme string - "HTTP"
zeebe.startupProbe.successThreshold integer - 1
zeebe.startupProbe.timeoutSeconds integer - 1
zeebe.tolerations array - []
zeebe-gateway object fu
zeebeGateway object -
zeebeGateway.affinity object -
zeebeGateway.affinity.podAntiAffinity object -
zeebeGateway.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution array - [{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-gateway"]}]},"topologyKey":"kubernetes.io/hostname"}]
zeebeGateway.command array - []
zeebeGateway.configMap object -
zeebeGateway.configMap.defaultMode integer - 484
zeebeGateway.configuration string - ""
zeebeGateway.containerSecurityContext object -
zeebeGateway.containerSecurityContext.allowPrivilegeEscalation boolean - false
zeebeGateway.containerSecurityContext.privileged boolean - false
zeebeGateway.containerSecurityContext.readOnlyRootFilesystem boolean - true
zeebeGateway.containerSecurityContext.runAsNonRoot boolean - true
zeebeGateway.containerSecurityContext.runAsUser integer - 1001
zeebeGateway.containerSecurityContext.seccompProfile object -
zeebeGateway.containerSecurityContext.seccompProfile.type string - "RuntimeDefault"
zeebeGateway.contextPath string - ""
zeebeGateway.dnsConfig object f {}
zeebeGateway.dnsPolicy string - ""
zeebeGateway.env array - []
zeebeGateway.envFrom array - []
zeebeGateway.extraConfiguration object f {}
zeebeGateway.extraInitContainers array d []
zeebeGateway.extraVolumeMounts array - []
zeebeGateway.extraVolumes array - []
zeebeGateway.fullnameOverride string u
zeebeGateway.image object -
zeebeGateway.image.digest string - ""
zeebeGateway.image.pullSecrets array - []
zeebeGateway.image.registry string - ""
zeebeGateway.image.repository string - "camunda/zeebe"
zeebeGateway.image.tag string - "8.7.37"
zeebeGateway.ingress object -
zeebeGateway.ingress.annotations object u
zeebeGateway.ingress.className string u
zeebeGateway.ingress.enabled boolean u
zeebeGateway.ingress.external boolean u
zeebeGateway.ingress.grpc object -
zeebeGateway.ingress.grpc.annotations object -
zeebeGateway.ingress.grpc.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
zeebeGateway.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/backend-protocol string - "GRPC"
zeebeGateway.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
zeebeGateway.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
zeebeGateway.ingress.grpc.className string - "nginx"
zeebeGateway.ingress.grpc.enabled boolean - false
zeebeGateway.ingress.grpc.external boolean - false
zeebeGateway.ingress.grpc.host string - ""
zeebeGateway.ingress.grpc.path string - "/"
zeebeGateway.ingress.grpc.pathType string - "Prefix"
zeebeGateway.ingress.grpc.tls object -
zeebeGateway.ingress.grpc.tls.enabled boolean - false
zeebeGateway.ingress.grpc.tls.secretName string - "camunda-platform-zeebe-gateway-grpc"
zeebeGateway.ingress.host string u
zeebeGateway.ingress.path string u
zeebeGateway.ingress.pathType string u
zeebeGateway.ingress.rest object -
zeebeGateway.ingress.rest.annotations object -
zeebeGateway.ingress.rest.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
zeebeGateway.ingress.rest.annotations.nginx\.ingress\.kubernetes\.io/backend-protocol string - "HTTP"
zeebeGateway.ingress.rest.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
zeebeGateway.ingress.rest.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
zeebeGateway.ingress.rest.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
zeebeGateway.ingress.rest.className string - "nginx"
zeebeGateway.ingress.rest.enabled boolean - false
zeebeGateway.ingress.rest.host string - ""
zeebeGateway.ingress.rest.path string - "/"
zeebeGateway.ingress.rest.pathType string - "Prefix"
zeebeGateway.ingress.rest.tls object -
zeebeGateway.ingress.rest.tls.enabled boolean - false
zeebeGateway.ingress.rest.tls.secretName string - "camunda-platform-zeebe-gateway-rest"
zeebeGateway.ingress.tls object u
zeebeGateway.ingress.tls.enabled boolean u
zeebeGateway.ingress.tls.secretName string u
zeebeGateway.initContainers array - []
zeebeGateway.javaOpts string - "-XX:+ExitOnOutOfMemoryError"
zeebeGateway.livenessProbe object -
zeebeGateway.livenessProbe.enabled boolean - false
zeebeGateway.livenessProbe.failureThreshold integer - 5
zeebeGateway.livenessProbe.initialDelaySeconds integer - 30
zeebeGateway.livenessProbe.periodSeconds integer - 30
zeebeGateway.livenessProbe.probePath string - "/actuator/health/liveness"
zeebeGateway.livenessProbe.scheme string - "HTTP"
zeebeGateway.livenessProbe.successThreshold integer - 1
zeebeGateway.livenessProbe.timeoutSeconds integer - 1
zeebeGateway.log4j2 string - ""
zeebeGateway.logLevel string - "info"
zeebeGateway.metrics object -
zeebeGateway.metrics.prometheus string - "/actuator/prometheus"
zeebeGateway.nameOverride string u
zeebeGateway.nodeSelector object f {}
zeebeGateway.podAnnotations object f {}
zeebeGateway.podDisruptionBudget object -
zeebeGateway.podDisruptionBudget.enabled boolean - false
zeebeGateway.podDisruptionBudget.maxUnavailable null - null
zeebeGateway.podDisruptionBudget.minAvailable integer - 1
zeebeGateway.podLabels object f {}
zeebeGateway.podSecurityContext object -
zeebeGateway.podSecurityContext.fsGroup integer - 1001
zeebeGateway.podSecurityContext.runAsNonRoot boolean - true
zeebeGateway.podSecurityContext.seccompProfile object -
zeebeGateway.podSecurityContext.seccompProfile.type string - "RuntimeDefault"
zeebeGateway.priorityClassName string - ""
zeebeGateway.readinessProbe object -
zeebeGateway.readinessProbe.enabled boolean - true
zeebeGateway.readinessProbe.failureThreshold integer - 5
zeebeGateway.readinessProbe.initialDelaySeconds integer - 30
zeebeGateway.readinessProbe.periodSeconds integer - 30
zeebeGateway.readinessProbe.probePath string - "/actuator/health/readiness"
zeebeGateway.readinessProbe.scheme string - "HTTP"
zeebeGateway.readinessProbe.successThreshold integer - 1
zeebeGateway.readinessProbe.timeoutSeconds integer - 1
zeebeGateway.replicas integer - 2
zeebeGateway.resources object -
zeebeGateway.resources.limits object -
zeebeGateway.resources.limits.cpu string - "400m"
zeebeGateway.resources.limits.memory string - "800Mi"
zeebeGateway.resources.requests object -
zeebeGateway.resources.requests.cpu string - "400m"
zeebeGateway.resources.requests.memory string - "800Mi"
zeebeGateway.service object -
zeebeGateway.service.annotations object f {}
zeebeGateway.service.gatewayName string u
zeebeGateway.service.gatewayPort integer u
zeebeGateway.service.grpcName string - "gateway"
zeebeGateway.service.grpcPort integer - 26500
zeebeGateway.service.httpName string - "http"
zeebeGateway.service.httpPort integer - 9600
zeebeGateway.service.internalName string - "internal"
zeebeGateway.service.internalPort integer - 26502
zeebeGateway.service.loadBalancerIP string - ""
zeebeGateway.service.loadBalancerSourceRanges array - []
zeebeGateway.service.restName string - "rest"
zeebeGateway.service.restPort integer - 8080
zeebeGateway.service.type string - "ClusterIP"
zeebeGateway.serviceAccount object -
zeebeGateway.serviceAccount.annotations object f {}
zeebeGateway.serviceAccount.automountServiceAccountToken boolean - false
zeebeGateway.serviceAccount.enabled boolean - true
zeebeGateway.serviceAccount.labels object f {}
zeebeGateway.serviceAccount.name string - ""
zeebeGateway.sidecars array - []
zeebeGateway.startupProbe object -
zeebeGateway.startupProbe.enabled boolean - false
zeebeGateway.startupProbe.failureThreshold integer - 5
zeebeGateway.startupProbe.initialDelaySeconds integer - 30
zeebeGateway.startupProbe.periodSeconds integer - 30
zeebeGateway.startupProbe.probePath string - "/actuator/health/startup"
zeebeGateway.startupProbe.scheme string - "HTTP"
zeebeGateway.startupProbe.successThreshold integer - 1
zeebeGateway.startupProbe.timeoutSeconds integer - 1
zeebeGateway.tolerations array - []
`;
