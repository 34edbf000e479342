// Written by scripts/generate-catalogue.mjs from the camunda-platform chart 14.8.4; not to be edited.
// One key a line: path, types<types of items or entries>, flags, default as JSON (a map's is the sum of its keys').
// Flags: f free-form, e type enforced by the chart's schema, d deprecated, u works but is not listed by the chart.
export const keys = String.raw`
connectors object e
connectors.affinity object fe {}
connectors.command array e []
connectors.configuration string e ""
connectors.containerSecurityContext object e
connectors.containerSecurityContext.allowPrivilegeEscalation boolean e false
connectors.containerSecurityContext.privileged boolean e false
connectors.containerSecurityContext.readOnlyRootFilesystem boolean e true
connectors.containerSecurityContext.runAsNonRoot boolean e true
connectors.containerSecurityContext.runAsUser number e 1001
connectors.containerSecurityContext.seccompProfile object e
connectors.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
connectors.contextPath string e ""
connectors.dnsConfig object fe {}
connectors.dnsPolicy string e ""
connectors.enabled boolean e true
connectors.env array<object> e []
connectors.envFrom array e []
connectors.extraConfiguration array e []
connectors.extraVolumeMounts array e []
connectors.extraVolumes array e []
connectors.fullnameOverride string u
connectors.image object e
connectors.image.digest string e ""
connectors.image.pullSecrets array e []
connectors.image.registry string e ""
connectors.image.repository string e "camunda/connectors-bundle"
connectors.image.tag string e "8.9.8"
connectors.initContainers array e []
connectors.livenessProbe object e
connectors.livenessProbe.enabled boolean e false
connectors.livenessProbe.failureThreshold number e 5
connectors.livenessProbe.initialDelaySeconds number e 30
connectors.livenessProbe.periodSeconds number e 30
connectors.livenessProbe.probePath string e "/actuator/health/liveness"
connectors.livenessProbe.scheme string e "HTTP"
connectors.livenessProbe.successThreshold number e 1
connectors.livenessProbe.timeoutSeconds number e 1
connectors.logging object fe
connectors.logging.level object -
connectors.logging.level.io\.camunda\.connector string - "INFO"
connectors.metrics object e
connectors.metrics.prometheus string e "/actuator/prometheus"
connectors.nameOverride string u
connectors.nodeSelector object fe {}
connectors.persistence object e
connectors.persistence.accessModes array<string> e ["ReadWriteOnce"]
connectors.persistence.annotations object fe {}
connectors.persistence.enabled boolean e false
connectors.persistence.existingClaim string e ""
connectors.persistence.selector object fe {}
connectors.persistence.size string e "5Gi"
connectors.persistence.storageClassName string e ""
connectors.podAnnotations object fe {}
connectors.podLabels object fe {}
connectors.podSecurityContext object e
connectors.podSecurityContext.fsGroup number e 1001
connectors.podSecurityContext.runAsNonRoot boolean e true
connectors.podSecurityContext.seccompProfile object e
connectors.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
connectors.readinessProbe object e
connectors.readinessProbe.enabled boolean e true
connectors.readinessProbe.failureThreshold number e 5
connectors.readinessProbe.initialDelaySeconds number e 30
connectors.readinessProbe.periodSeconds number e 30
connectors.readinessProbe.probePath string e "/actuator/health/readiness"
connectors.readinessProbe.scheme string e "HTTP"
connectors.readinessProbe.successThreshold number e 1
connectors.readinessProbe.timeoutSeconds number e 1
connectors.replicas number e 1
connectors.resources object e
connectors.resources.limits object e
connectors.resources.limits.cpu string e "2000m"
connectors.resources.limits.memory string e "2Gi"
connectors.resources.requests object e
connectors.resources.requests.cpu string e "1000m"
connectors.resources.requests.memory string e "1Gi"
connectors.scheme string u
connectors.security object e
connectors.security.authentication object e
connectors.security.authentication.method string e ""
connectors.security.authentication.oidc object e
connectors.security.authentication.oidc.audience string u
connectors.security.authentication.oidc.clientId string e "connectors"
connectors.security.authentication.oidc.secret object e
connectors.security.authentication.oidc.secret.existingSecret string e ""
connectors.security.authentication.oidc.secret.existingSecretKey string e ""
connectors.security.authentication.oidc.secret.inlineSecret string e ""
connectors.security.authentication.oidc.tokenScope string e ""
connectors.service object e
connectors.service.annotations object fe {}
connectors.service.serverName string e "http"
connectors.service.serverPort number e 8080
connectors.service.type string e "ClusterIP"
connectors.serviceAccount object e
connectors.serviceAccount.annotations object fe {}
connectors.serviceAccount.automountServiceAccountToken boolean e false
connectors.serviceAccount.enabled boolean e true
connectors.serviceAccount.labels object fe {}
connectors.serviceAccount.name string e ""
connectors.sidecars array e []
connectors.startupProbe object e
connectors.startupProbe.enabled boolean e false
connectors.startupProbe.failureThreshold number e 5
connectors.startupProbe.initialDelaySeconds number e 30
connectors.startupProbe.periodSeconds number e 30
connectors.startupProbe.probePath string e "/actuator/health/readiness"
connectors.startupProbe.scheme string e "HTTP"
connectors.startupProbe.successThreshold number e 1
connectors.startupProbe.timeoutSeconds number e 1
connectors.tolerations array e []
console object e
console.affinity object fe {}
console.command array e []
console.configuration string e ""
console.containerSecurityContext object e
console.containerSecurityContext.allowPrivilegeEscalation boolean e false
console.containerSecurityContext.privileged boolean e false
console.containerSecurityContext.readOnlyRootFilesystem boolean e true
console.containerSecurityContext.runAsNonRoot boolean e true
console.containerSecurityContext.runAsUser number e 1001
console.containerSecurityContext.seccompProfile object e
console.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
console.contextPath string e ""
console.dnsConfig object fe {}
console.dnsPolicy string e ""
console.enabled boolean e false
console.env array<object> e []
console.envFrom array e []
console.extraConfiguration array e []
console.extraVolumeMounts array e []
console.extraVolumes array e []
console.fullnameOverride string u
console.image object e
console.image.digest string e ""
console.image.pullSecrets array e []
console.image.registry string e ""
console.image.repository string e "camunda/console"
console.image.tag string e "8.9.88"
console.initContainers array e []
console.keycloak object e
console.keycloak.realm string e "camunda-platform"
console.livenessProbe object e
console.livenessProbe.enabled boolean e false
console.livenessProbe.failureThreshold number e 5
console.livenessProbe.initialDelaySeconds number e 30
console.livenessProbe.periodSeconds number e 30
console.livenessProbe.probePath string e "/health/liveness"
console.livenessProbe.scheme string e "HTTP"
console.livenessProbe.successThreshold number e 1
console.livenessProbe.timeoutSeconds number e 1
console.logging object fe {}
console.metrics object e
console.metrics.prometheus string e "/prometheus"
console.nameOverride string u
console.nodeEnv string e "prod"
console.nodeSelector object fe {}
console.overrideConfiguration string ed ""
console.podAnnotations object fe {}
console.podLabels object fe {}
console.podSecurityContext object e
console.podSecurityContext.fsGroup number e 1001
console.podSecurityContext.runAsNonRoot boolean e true
console.podSecurityContext.seccompProfile object e
console.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
console.readinessProbe object e
console.readinessProbe.enabled boolean e true
console.readinessProbe.failureThreshold number e 5
console.readinessProbe.initialDelaySeconds number e 30
console.readinessProbe.periodSeconds number e 30
console.readinessProbe.probePath string e "/health/readiness"
console.readinessProbe.scheme string e "HTTP"
console.readinessProbe.successThreshold number e 1
console.readinessProbe.timeoutSeconds number e 1
console.replicas number e 1
console.resources object e
console.resources.limits object e
console.resources.limits.cpu string e "2000m"
console.resources.limits.memory string e "2Gi"
console.resources.requests object e
console.resources.requests.cpu string e "1000m"
console.resources.requests.memory string e "1Gi"
console.service object e
console.service.annotations object fe {}
console.service.managementPort number e 9100
console.service.port number e 80
console.service.serverName string e "http"
console.service.type string e "ClusterIP"
console.serviceAccount object e
console.serviceAccount.annotations object fe {}
console.serviceAccount.automountServiceAccountToken boolean e false
console.serviceAccount.enabled boolean e true
console.serviceAccount.labels object fe {}
console.serviceAccount.name string e ""
console.sidecars array e []
console.startupProbe object e
console.startupProbe.enabled boolean e false
console.startupProbe.failureThreshold number e 5
console.startupProbe.initialDelaySeconds number e 30
console.startupProbe.periodSeconds number e 30
console.startupProbe.probePath string e "/health/readiness"
console.startupProbe.scheme string e "HTTP"
console.startupProbe.successThreshold number e 1
console.startupProbe.timeoutSeconds number e 1
console.tls object e
console.tls.certKeyFilename string e ""
console.tls.enabled boolean e false
console.tls.existingSecret string ed ""
console.tls.secret object e
console.tls.secret.existingSecret string e ""
console.tolerations array e []
elasticsearch object fe
elasticsearch.coordinating object fe
elasticsearch.coordinating.replicaCount number ed 0
elasticsearch.copyTlsCerts object fe
elasticsearch.copyTlsCerts.image object fe
elasticsearch.copyTlsCerts.image.repository string ed "bitnamilegacy/os-shell"
elasticsearch.data object fe
elasticsearch.data.replicaCount number ed 0
elasticsearch.enabled boolean ed false
elasticsearch.extraConfig object f
elasticsearch.extraConfig.logger\.org\.elasticsearch\.deprecation string - "OFF"
elasticsearch.global object fe
elasticsearch.global.compatibility object fe
elasticsearch.global.compatibility.openshift object fe
elasticsearch.global.compatibility.openshift.adaptSecurityContext string ed "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
elasticsearch.global.imagePullSecrets array<string|object> e
elasticsearch.image object fe
elasticsearch.image.digest string ed ""
elasticsearch.image.repository string ed "bitnamilegacy/elasticsearch"
elasticsearch.image.tag string ed "8.18.0"
elasticsearch.ingest object fe
elasticsearch.ingest.enabled boolean ed false
elasticsearch.master object fe
elasticsearch.master.containerSecurityContext object fe
elasticsearch.master.containerSecurityContext.readOnlyRootFilesystem boolean ed true
elasticsearch.master.extraEnvVars array<object> e [{"name":"ELASTICSEARCH_ENABLE_REST_TLS","value":"false"}]
elasticsearch.master.heapSize string ed "1024m"
elasticsearch.master.masterOnly boolean ed false
elasticsearch.master.persistence object fe
elasticsearch.master.persistence.size string ed "64Gi"
elasticsearch.master.podAntiAffinityPreset string ed "hard"
elasticsearch.master.replicaCount number ed 3
elasticsearch.master.resources object fe
elasticsearch.master.resources.limits object fe
elasticsearch.master.resources.limits.cpu string - "2000m"
elasticsearch.master.resources.limits.memory string ed "2Gi"
elasticsearch.master.resources.requests object fe
elasticsearch.master.resources.requests.cpu string - "1000m"
elasticsearch.master.resources.requests.memory string ed "2Gi"
elasticsearch.metrics object fe
elasticsearch.metrics.image object fe
elasticsearch.metrics.image.repository string ed "bitnamilegacy/elasticsearch-exporter"
elasticsearch.sysctlImage object fe
elasticsearch.sysctlImage.enabled boolean ed true
elasticsearch.sysctlImage.repository string ed "bitnamilegacy/os-shell"
elasticsearch.volumePermissions object fe
elasticsearch.volumePermissions.image object fe
elasticsearch.volumePermissions.image.repository string ed "bitnamilegacy/os-shell"
fullnameOverride string u
global object e
global.annotations object fe {}
global.commonLabels object fe {}
global.compatibility object e
global.compatibility.openshift object e
global.compatibility.openshift.adaptSecurityContext string e "disabled"
global.config object e
global.config.requestBodySize string e "10MB"
global.createReleaseInfo boolean e true
global.defaultStorageClass string u
global.documentStore object e
global.documentStore.activeStoreId string e "inmemory"
global.documentStore.type object e
global.documentStore.type.aws object e
global.documentStore.type.aws.accessKeyId object e
global.documentStore.type.aws.accessKeyId.secret object e
global.documentStore.type.aws.accessKeyId.secret.existingSecret string e ""
global.documentStore.type.aws.accessKeyId.secret.existingSecretKey string e "access-key-id"
global.documentStore.type.aws.accessKeyId.secret.inlineSecret string e ""
global.documentStore.type.aws.bucket string e "your-aws-bucket"
global.documentStore.type.aws.bucketPath string e ""
global.documentStore.type.aws.bucketTtl number e 0
global.documentStore.type.aws.class string e "io.camunda.document.store.aws.AwsDocumentStoreProvider"
global.documentStore.type.aws.enabled boolean e false
global.documentStore.type.aws.irsa object e
global.documentStore.type.aws.irsa.enabled boolean e false
global.documentStore.type.aws.region string e ""
global.documentStore.type.aws.secretAccessKey object e
global.documentStore.type.aws.secretAccessKey.secret object e
global.documentStore.type.aws.secretAccessKey.secret.existingSecret string e ""
global.documentStore.type.aws.secretAccessKey.secret.existingSecretKey string e "secret-access-key"
global.documentStore.type.aws.secretAccessKey.secret.inlineSecret string e ""
global.documentStore.type.aws.storeId string e "AWS"
global.documentStore.type.azure object e
global.documentStore.type.azure.connectionString object e
global.documentStore.type.azure.connectionString.secret object e
global.documentStore.type.azure.connectionString.secret.existingSecret string e ""
global.documentStore.type.azure.connectionString.secret.existingSecretKey string e "connection-string"
global.documentStore.type.azure.connectionString.secret.inlineSecret string e ""
global.documentStore.type.gcp object e
global.documentStore.type.gcp.bucket string e "your-gcp-bucket"
global.documentStore.type.gcp.class string e "io.camunda.document.store.gcp.GcpDocumentStoreProvider"
global.documentStore.type.gcp.enabled boolean e false
global.documentStore.type.gcp.fileName string e "service-account.json"
global.documentStore.type.gcp.mountPath string e "/var/secrets/gcp"
global.documentStore.type.gcp.secret object e
global.documentStore.type.gcp.secret.existingSecret string e ""
global.documentStore.type.gcp.secret.existingSecretKey string e "service-account.json"
global.documentStore.type.gcp.storeId string e "GCP"
global.documentStore.type.inmemory object e
global.documentStore.type.inmemory.class string e "io.camunda.document.store.inmemory.InMemoryDocumentStoreProvider"
global.documentStore.type.inmemory.enabled boolean e true
global.documentStore.type.inmemory.storeId string e "INMEMORY"
global.elasticsearch object e
global.elasticsearch.auth object e
global.elasticsearch.auth.secret object e
global.elasticsearch.auth.secret.existingSecret string ed ""
global.elasticsearch.auth.secret.existingSecretKey string ed ""
global.elasticsearch.auth.secret.inlineSecret string ed ""
global.elasticsearch.auth.username string ed ""
global.elasticsearch.clusterName string ed "elasticsearch"
global.elasticsearch.disableExporter boolean ed false
global.elasticsearch.enabled boolean ed false
global.elasticsearch.external boolean ed false
global.elasticsearch.prefix string ed "zeebe-record"
global.elasticsearch.service object u
global.elasticsearch.service.name string u
global.elasticsearch.service.ports object u
global.elasticsearch.service.ports.restAPI integer u
global.elasticsearch.tls object e
global.elasticsearch.tls.enabled boolean ed false
global.elasticsearch.tls.existingSecret string ed ""
global.elasticsearch.tls.jks object e
global.elasticsearch.tls.jks.secret object e
global.elasticsearch.tls.jks.secret.existingSecret string e ""
global.elasticsearch.tls.jks.secret.existingSecretKey string e ""
global.elasticsearch.tls.jks.secret.inlineSecret string e ""
global.elasticsearch.tls.secret object e
global.elasticsearch.tls.secret.existingSecret string ed ""
global.elasticsearch.tls.secret.existingSecretKey string ed "externaldb.jks"
global.elasticsearch.url object e
global.elasticsearch.url.host string ed "{{ .Release.Name }}-elasticsearch"
global.elasticsearch.url.port number ed 9200
global.elasticsearch.url.protocol string ed "http"
global.extraManifests array e []
global.gateway object e
global.gateway.annotations object<string> fe {}
global.gateway.className string e "nginx"
global.gateway.controllerNamespace string e ""
global.gateway.createGatewayResource boolean e false
global.gateway.enabled boolean e false
global.gateway.external boolean e false
global.gateway.grpcSectionName string e ""
global.gateway.httpSectionName string e ""
global.gateway.labels object<string> fe {}
global.gateway.name string e ""
global.gateway.namespace string e ""
global.gateway.port number e 80
global.gateway.tls object e
global.gateway.tls.enabled boolean e false
global.gateway.tls.port number e 443
global.gateway.tls.secretName string e "camunda-platform"
global.host string e ""
global.identity object e
global.identity.auth object e
global.identity.auth.admin object e
global.identity.auth.admin.clientId string e "admin"
global.identity.auth.admin.enabled boolean e false
global.identity.auth.admin.secret object e
global.identity.auth.admin.secret.existingSecret string e ""
global.identity.auth.admin.secret.existingSecretKey string e ""
global.identity.auth.admin.secret.inlineSecret string e ""
global.identity.auth.authUrl string e ""
global.identity.auth.console object e
global.identity.auth.console.audience string e "console-api"
global.identity.auth.console.clientId string e "console"
global.identity.auth.console.redirectUrl string e "http://localhost:8087"
global.identity.auth.console.wellKnown string e "https://well-known-uri"
global.identity.auth.enabled boolean e false
global.identity.auth.identity object e
global.identity.auth.identity.audience string e "camunda-identity-resource-server"
global.identity.auth.identity.clientId string e "camunda-identity"
global.identity.auth.identity.initialClaimName string e "oid"
global.identity.auth.identity.initialClaimValue string e ""
global.identity.auth.identity.secret object e
global.identity.auth.identity.secret.existingSecret string e ""
global.identity.auth.identity.secret.existingSecretKey string e ""
global.identity.auth.identity.secret.inlineSecret string e ""
global.identity.auth.issuer string e ""
global.identity.auth.issuerBackendUrl string e ""
global.identity.auth.jwksUrl string e ""
global.identity.auth.optimize object e
global.identity.auth.optimize.audience string e "optimize-api"
global.identity.auth.optimize.clientId string e "optimize"
global.identity.auth.optimize.redirectUrl string e "http://localhost:8083"
global.identity.auth.optimize.secret object e
global.identity.auth.optimize.secret.existingSecret string e ""
global.identity.auth.optimize.secret.existingSecretKey string e ""
global.identity.auth.optimize.secret.inlineSecret string e ""
global.identity.auth.publicIssuerUrl string e "http://localhost:18080/auth/realms/camunda-platform"
global.identity.auth.tokenUrl string e ""
global.identity.auth.type string e "KEYCLOAK"
global.identity.auth.webModeler object e
global.identity.auth.webModeler.clientApiAudience string e "web-modeler-api"
global.identity.auth.webModeler.clientId string e "web-modeler"
global.identity.auth.webModeler.publicApiAudience string e "web-modeler-public-api"
global.identity.auth.webModeler.redirectUrl string e "http://localhost:8070"
global.identity.keycloak object e
global.identity.keycloak.auth object e
global.identity.keycloak.auth.adminUser string e ""
global.identity.keycloak.auth.existingSecret string e ""
global.identity.keycloak.auth.existingSecretKey string e ""
global.identity.keycloak.auth.secret object e
global.identity.keycloak.auth.secret.existingSecret string e ""
global.identity.keycloak.auth.secret.existingSecretKey string e ""
global.identity.keycloak.auth.secret.inlineSecret string e ""
global.identity.keycloak.contextPath string e "/auth"
global.identity.keycloak.internal boolean e false
global.identity.keycloak.realm string e "/realms/camunda-platform"
global.identity.keycloak.url object e {}
global.identity.keycloak.url.host string e
global.identity.keycloak.url.port string|integer e
global.identity.keycloak.url.protocol string e
global.identity.service object e
global.identity.service.url string e ""
global.image object e
global.image.digest string u
global.image.pullPolicy string e "Always"
global.image.pullSecrets array e []
global.image.registry string e ""
global.image.tag string u
global.imagePullSecrets array u
global.imageRegistry string u
global.ingress object e
global.ingress.annotations object<string> fe
global.ingress.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-body-size string - "10m"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
global.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
global.ingress.className string e "nginx"
global.ingress.enabled boolean e false
global.ingress.external boolean e false
global.ingress.host string ed ""
global.ingress.labels object<string> fe {}
global.ingress.pathType string e "Prefix"
global.ingress.tls object e
global.ingress.tls.enabled boolean e false
global.ingress.tls.secretName string e "camunda-platform"
global.kibanaEnabled boolean u
global.labels object e
global.labels.app string e "camunda-platform"
global.license object e
global.license.secret object e
global.license.secret.existingSecret string e ""
global.license.secret.existingSecretKey string e ""
global.license.secret.inlineSecret string e ""
global.multiregion object e
global.multiregion.regionId integer|string e 0
global.multiregion.regions integer|string e 1
global.multitenancy object e
global.multitenancy.enabled boolean e false
global.noSecondaryStorage boolean e false
global.nodeSelector object fe {}
global.opensearch object e
global.opensearch.auth object e
global.opensearch.auth.secret object e
global.opensearch.auth.secret.existingSecret string ed ""
global.opensearch.auth.secret.existingSecretKey string ed ""
global.opensearch.auth.secret.inlineSecret string ed ""
global.opensearch.auth.username string ed ""
global.opensearch.aws object e
global.opensearch.aws.enabled boolean ed false
global.opensearch.clusterName string ed "opensearch"
global.opensearch.enabled boolean ed false
global.opensearch.prefix string ed "zeebe-record"
global.opensearch.tls object e
global.opensearch.tls.enabled boolean ed false
global.opensearch.tls.existingSecret string ed ""
global.opensearch.tls.jks object e
global.opensearch.tls.jks.secret object e
global.opensearch.tls.jks.secret.existingSecret string e ""
global.opensearch.tls.jks.secret.existingSecretKey string e ""
global.opensearch.tls.jks.secret.inlineSecret string e ""
global.opensearch.tls.secret object e
global.opensearch.tls.secret.existingSecret string ed ""
global.opensearch.tls.secret.existingSecretKey string ed "externaldb.jks"
global.opensearch.url object e
global.opensearch.url.host string ed ""
global.opensearch.url.port number ed 443
global.opensearch.url.protocol string ed "https"
global.postgresql object fu
global.security object e
global.security.allowInsecureImages boolean e true
global.security.authentication object e
global.security.authentication.method string e "basic"
global.storageClass string u
global.testDeprecationFlags object e
global.testDeprecationFlags.existingSecretsMustBeSet string e "warning"
global.tls object e
global.tls.caBundle object e
global.tls.caBundle.autoRollout boolean e false
global.tls.caBundle.containerSecurityContext object e
global.tls.caBundle.containerSecurityContext.allowPrivilegeEscalation boolean e false
global.tls.caBundle.containerSecurityContext.capabilities object e
global.tls.caBundle.containerSecurityContext.capabilities.drop array<string> e ["ALL"]
global.tls.caBundle.containerSecurityContext.readOnlyRootFilesystem boolean e true
global.tls.caBundle.containerSecurityContext.runAsGroup number e 1000
global.tls.caBundle.containerSecurityContext.runAsNonRoot boolean e true
global.tls.caBundle.containerSecurityContext.runAsUser number e 1000
global.tls.caBundle.containerSecurityContext.seccompProfile object e
global.tls.caBundle.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
global.tls.caBundle.image string e ""
global.tls.caBundle.imagePullPolicy string e ""
global.tls.caBundle.secret object e
global.tls.caBundle.secret.existingSecret string e ""
global.tls.caBundle.secret.existingSecretKey string e "ca.crt"
global.zeebeClusterName string e "{{ .Release.Name }}-zeebe"
identity object e
identity.affinity object fe {}
identity.clients array e []
identity.command array e []
identity.configuration string e ""
identity.containerSecurityContext object e
identity.containerSecurityContext.allowPrivilegeEscalation boolean e false
identity.containerSecurityContext.privileged boolean e false
identity.containerSecurityContext.readOnlyRootFilesystem boolean e true
identity.containerSecurityContext.runAsNonRoot boolean e true
identity.containerSecurityContext.runAsUser number e 1001
identity.containerSecurityContext.seccompProfile object e
identity.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
identity.contextPath string e ""
identity.dnsConfig object fe {}
identity.dnsPolicy string e ""
identity.enabled boolean e false
identity.env array<object> e []
identity.envFrom array e []
identity.externalDatabase object e
identity.externalDatabase.database string e ""
identity.externalDatabase.enabled boolean e false
identity.externalDatabase.host string e ""
identity.externalDatabase.port number e 5432
identity.externalDatabase.secret object e
identity.externalDatabase.secret.existingSecret string e ""
identity.externalDatabase.secret.existingSecretKey string e ""
identity.externalDatabase.secret.inlineSecret string e ""
identity.externalDatabase.username string e ""
identity.extraConfiguration array e []
identity.extraVolumeMounts array e []
identity.extraVolumes array e []
identity.firstUser object e
identity.firstUser.email string e "demo@example.org"
identity.firstUser.enabled boolean e true
identity.firstUser.firstName string e "Demo"
identity.firstUser.lastName string e "User"
identity.firstUser.secret object e
identity.firstUser.secret.existingSecret string e ""
identity.firstUser.secret.existingSecretKey string e ""
identity.firstUser.secret.inlineSecret string e ""
identity.firstUser.username string e "demo"
identity.fullURL string e ""
identity.fullnameOverride string e ""
identity.image object e
identity.image.digest string e ""
identity.image.pullSecrets array e []
identity.image.registry string e ""
identity.image.repository string e "camunda/identity"
identity.image.tag string e "8.9.8"
identity.initContainers array e []
identity.livenessProbe object e
identity.livenessProbe.enabled boolean e false
identity.livenessProbe.failureThreshold number e 5
identity.livenessProbe.initialDelaySeconds number e 30
identity.livenessProbe.periodSeconds number e 30
identity.livenessProbe.probePath string e "/actuator/health"
identity.livenessProbe.scheme string e "HTTP"
identity.livenessProbe.successThreshold number e 1
identity.livenessProbe.timeoutSeconds number e 1
identity.logging object e
identity.logging.level object fe
identity.logging.level.ROOT string e "INFO"
identity.logging.level.io\.camunda\.identity string - "INFO"
identity.metrics object e
identity.metrics.prometheus string e "/actuator/prometheus"
identity.multitenancy object e
identity.multitenancy.enabled boolean e false
identity.nameOverride string e ""
identity.nodeSelector object fe {}
identity.persistence object e
identity.persistence.accessModes array<string> e ["ReadWriteOnce"]
identity.persistence.annotations object fe {}
identity.persistence.enabled boolean e false
identity.persistence.existingClaim string e ""
identity.persistence.selector object fe {}
identity.persistence.size string e "10Gi"
identity.persistence.storageClassName string e ""
identity.podAnnotations object fe {}
identity.podLabels object fe {}
identity.podSecurityContext object e
identity.podSecurityContext.fsGroup number e 1001
identity.podSecurityContext.runAsNonRoot boolean e true
identity.podSecurityContext.seccompProfile object e
identity.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
identity.readinessProbe object e
identity.readinessProbe.enabled boolean e true
identity.readinessProbe.failureThreshold number e 5
identity.readinessProbe.initialDelaySeconds number e 30
identity.readinessProbe.periodSeconds number e 30
identity.readinessProbe.probePath string e "/actuator/health"
identity.readinessProbe.scheme string e "HTTP"
identity.readinessProbe.successThreshold number e 1
identity.readinessProbe.timeoutSeconds number e 1
identity.realm object u
identity.realm.enabled boolean u
identity.realm.id string u
identity.resources object e
identity.resources.limits object e
identity.resources.limits.cpu string e "2000m"
identity.resources.limits.memory string e "2Gi"
identity.resources.requests object e
identity.resources.requests.cpu string e "600m"
identity.resources.requests.memory string e "400Mi"
identity.service object e
identity.service.annotations object fe {}
identity.service.metricsName string e "metrics"
identity.service.metricsPort number e 82
identity.service.port number e 80
identity.service.type string e "ClusterIP"
identity.serviceAccount object e
identity.serviceAccount.annotations object fe {}
identity.serviceAccount.automountServiceAccountToken boolean e true
identity.serviceAccount.enabled boolean e true
identity.serviceAccount.labels object fe {}
identity.serviceAccount.name string e ""
identity.sidecars array e []
identity.startupProbe object e
identity.startupProbe.enabled boolean e false
identity.startupProbe.failureThreshold number e 5
identity.startupProbe.initialDelaySeconds number e 30
identity.startupProbe.periodSeconds number e 30
identity.startupProbe.probePath string e "/actuator/health"
identity.startupProbe.scheme string e "HTTP"
identity.startupProbe.successThreshold number e 1
identity.startupProbe.timeoutSeconds number e 1
identity.tolerations array e []
identity.users array e []
identityKeycloak object fe
identityKeycloak.auth object fe
identityKeycloak.auth.adminUser string ed "admin"
identityKeycloak.auth.existingSecret string ed "camunda-credentials"
identityKeycloak.auth.passwordSecretKey string ed "identity-keycloak-admin-password"
identityKeycloak.containerSecurityContext object fe
identityKeycloak.containerSecurityContext.allowPrivilegeEscalation boolean ed false
identityKeycloak.containerSecurityContext.capabilities object fe
identityKeycloak.containerSecurityContext.capabilities.drop array<string> ed ["ALL"]
identityKeycloak.containerSecurityContext.privileged boolean ed false
identityKeycloak.containerSecurityContext.readOnlyRootFilesystem boolean ed true
identityKeycloak.containerSecurityContext.runAsNonRoot boolean ed true
identityKeycloak.containerSecurityContext.runAsUser number ed 1001
identityKeycloak.containerSecurityContext.seccompProfile object fe
identityKeycloak.containerSecurityContext.seccompProfile.type string ed "RuntimeDefault"
identityKeycloak.enabled boolean ed false
identityKeycloak.extraEnvVars array ed []
identityKeycloak.extraVolumeMounts array<object> e [{"name":"data-tmp","mountPath":"/opt/bitnami/keycloak/data/tmp"}]
identityKeycloak.extraVolumes array - [{"name":"data-tmp","emptyDir":{}}]
identityKeycloak.global object fe
identityKeycloak.global.compatibility object fe
identityKeycloak.global.compatibility.openshift object fe
identityKeycloak.global.compatibility.openshift.adaptSecurityContext string ed "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
identityKeycloak.global.security object fe
identityKeycloak.global.security.allowInsecureImages boolean ed true
identityKeycloak.httpRelativePath string ed "/auth/"
identityKeycloak.image object fe
identityKeycloak.image.digest string ed ""
identityKeycloak.image.pullSecrets array<string|object> e
identityKeycloak.image.repository string ed "camunda/keycloak"
identityKeycloak.image.tag string ed "26.3.3"
identityKeycloak.ingress object fe
identityKeycloak.ingress.annotations object f
identityKeycloak.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
identityKeycloak.ingress.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffering string - "on"
identityKeycloak.ingress.enabled boolean ed false
identityKeycloak.ingress.extraTls array ed []
identityKeycloak.ingress.labels object fed {}
identityKeycloak.ingress.pathType string ed "Prefix"
identityKeycloak.ingress.tls boolean ed false
identityKeycloak.keycloakConfigCli object fe
identityKeycloak.keycloakConfigCli.image object fe
identityKeycloak.keycloakConfigCli.image.repository string ed "bitnamilegacy/keycloak-config-cli"
identityKeycloak.nameOverride string ed "keycloak"
identityKeycloak.podSecurityContext object fe
identityKeycloak.podSecurityContext.fsGroup number ed 1001
identityKeycloak.podSecurityContext.runAsNonRoot boolean ed true
identityKeycloak.postgresql object fe
identityKeycloak.postgresql.auth object fe
identityKeycloak.postgresql.auth.existingSecret string ed "camunda-credentials"
identityKeycloak.postgresql.auth.secretKeys object fe
identityKeycloak.postgresql.auth.secretKeys.adminPasswordKey string ed "identity-keycloak-postgresql-admin-password"
identityKeycloak.postgresql.auth.secretKeys.userPasswordKey string ed "identity-keycloak-postgresql-user-password"
identityKeycloak.postgresql.image object fe
identityKeycloak.postgresql.image.digest string ed ""
identityKeycloak.postgresql.image.repository string ed "bitnamilegacy/postgresql"
identityKeycloak.postgresql.image.tag string ed "15.10.0-debian-12-r2"
identityKeycloak.postgresql.metrics object fe
identityKeycloak.postgresql.metrics.image object fe
identityKeycloak.postgresql.metrics.image.repository string ed "bitnamilegacy/postgres-exporter"
identityKeycloak.postgresql.primary object fe
identityKeycloak.postgresql.primary.containerSecurityContext object fe
identityKeycloak.postgresql.primary.containerSecurityContext.allowPrivilegeEscalation boolean ed false
identityKeycloak.postgresql.primary.containerSecurityContext.capabilities object fe
identityKeycloak.postgresql.primary.containerSecurityContext.capabilities.drop array<string> ed ["ALL"]
identityKeycloak.postgresql.primary.containerSecurityContext.enabled boolean ed true
identityKeycloak.postgresql.primary.containerSecurityContext.privileged boolean ed false
identityKeycloak.postgresql.primary.containerSecurityContext.readOnlyRootFilesystem boolean ed true
identityKeycloak.postgresql.primary.containerSecurityContext.runAsNonRoot boolean ed true
identityKeycloak.postgresql.primary.containerSecurityContext.runAsUser number ed 1001
identityKeycloak.postgresql.primary.containerSecurityContext.seccompProfile object fe
identityKeycloak.postgresql.primary.containerSecurityContext.seccompProfile.type string ed "RuntimeDefault"
identityKeycloak.postgresql.primary.podSecurityContext object fe
identityKeycloak.postgresql.primary.podSecurityContext.enabled boolean ed true
identityKeycloak.postgresql.primary.podSecurityContext.fsGroup number ed 1001
identityKeycloak.postgresql.primary.podSecurityContext.runAsNonRoot boolean ed true
identityKeycloak.postgresql.volumePermissions object fe
identityKeycloak.postgresql.volumePermissions.image object fe
identityKeycloak.postgresql.volumePermissions.image.repository string ed "bitnamilegacy/os-shell"
identityKeycloak.proxy string ed "edge"
identityKeycloak.resources object fe
identityKeycloak.resources.limits object fe
identityKeycloak.resources.limits.cpu string ed "2000m"
identityKeycloak.resources.limits.memory string ed "2Gi"
identityKeycloak.resources.requests object fe
identityKeycloak.resources.requests.cpu string ed "1000m"
identityKeycloak.resources.requests.memory string ed "1Gi"
identityKeycloak.service object fe
identityKeycloak.service.type string ed "ClusterIP"
identityKeycloak.tls object fe
identityKeycloak.tls.enabled boolean ed false
identityPostgresql object fe
identityPostgresql.auth object fe
identityPostgresql.auth.database string ed "identity"
identityPostgresql.auth.existingSecret string ed ""
identityPostgresql.auth.password string ed ""
identityPostgresql.auth.secretKeys object fe
identityPostgresql.auth.secretKeys.adminPasswordKey string ed "identity-postgresql-admin-password"
identityPostgresql.auth.secretKeys.userPasswordKey string ed "identity-postgresql-user-password"
identityPostgresql.auth.username string ed "identity"
identityPostgresql.enabled boolean ed false
identityPostgresql.global object fe
identityPostgresql.global.compatibility object fe
identityPostgresql.global.compatibility.openshift object fe
identityPostgresql.global.compatibility.openshift.adaptSecurityContext string ed "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
identityPostgresql.image object fe
identityPostgresql.image.digest string ed ""
identityPostgresql.image.repository string ed "bitnamilegacy/postgresql"
identityPostgresql.image.tag string ed "15.10.0-debian-12-r2"
identityPostgresql.metrics object fe
identityPostgresql.metrics.image object fe
identityPostgresql.metrics.image.repository string ed "bitnamilegacy/postgres-exporter"
identityPostgresql.nameOverride string ed "identity-postgresql"
identityPostgresql.volumePermissions object fe
identityPostgresql.volumePermissions.image object fe
identityPostgresql.volumePermissions.image.repository string ed "bitnamilegacy/os-shell"
nameOverride string u
optimize object e
optimize.affinity object fe {}
optimize.caches object e
optimize.caches.cloudTenantAuthorizations object e
optimize.caches.cloudTenantAuthorizations.maxSize number e 10000
optimize.caches.cloudTenantAuthorizations.minFetchIntervalSeconds number e 600000
optimize.command array e []
optimize.configMap object e
optimize.configMap.defaultMode number e 492
optimize.configuration string e ""
optimize.containerSecurityContext object e
optimize.containerSecurityContext.allowPrivilegeEscalation boolean e false
optimize.containerSecurityContext.privileged boolean e false
optimize.containerSecurityContext.readOnlyRootFilesystem boolean e true
optimize.containerSecurityContext.runAsNonRoot boolean e true
optimize.containerSecurityContext.runAsUser number e 1001
optimize.containerSecurityContext.seccompProfile object e
optimize.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
optimize.contextPath string e ""
optimize.database object e
optimize.database.elasticsearch object e
optimize.database.elasticsearch.auth object e
optimize.database.elasticsearch.auth.secret object e
optimize.database.elasticsearch.auth.secret.existingSecret string e ""
optimize.database.elasticsearch.auth.secret.existingSecretKey string e ""
optimize.database.elasticsearch.auth.secret.inlineSecret string e ""
optimize.database.elasticsearch.auth.username string e ""
optimize.database.elasticsearch.enabled boolean e false
optimize.database.elasticsearch.external boolean e false
optimize.database.elasticsearch.prefix string e ""
optimize.database.elasticsearch.tls object e
optimize.database.elasticsearch.tls.enabled boolean e false
optimize.database.elasticsearch.tls.secret object e
optimize.database.elasticsearch.tls.secret.existingSecret string e ""
optimize.database.elasticsearch.tls.secret.existingSecretKey string e "externaldb.jks"
optimize.database.elasticsearch.url object e
optimize.database.elasticsearch.url.host string e ""
optimize.database.elasticsearch.url.port number e 0
optimize.database.elasticsearch.url.protocol string e ""
optimize.database.opensearch object e
optimize.database.opensearch.auth object e
optimize.database.opensearch.auth.secret object e
optimize.database.opensearch.auth.secret.existingSecret string e ""
optimize.database.opensearch.auth.secret.existingSecretKey string e ""
optimize.database.opensearch.auth.secret.inlineSecret string e ""
optimize.database.opensearch.auth.username string e ""
optimize.database.opensearch.aws object e
optimize.database.opensearch.aws.enabled boolean e false
optimize.database.opensearch.enabled boolean e false
optimize.database.opensearch.prefix string e ""
optimize.database.opensearch.tls object e
optimize.database.opensearch.tls.enabled boolean e false
optimize.database.opensearch.tls.secret object e
optimize.database.opensearch.tls.secret.existingSecret string e ""
optimize.database.opensearch.tls.secret.existingSecretKey string e "externaldb.jks"
optimize.database.opensearch.url object e
optimize.database.opensearch.url.host string e ""
optimize.database.opensearch.url.port number e 0
optimize.database.opensearch.url.protocol string e ""
optimize.dnsConfig object fe {}
optimize.dnsPolicy string e ""
optimize.enabled boolean e false
optimize.env array<object> e []
optimize.envFrom array e []
optimize.esLogLevel string e "warn"
optimize.extraConfiguration array e []
optimize.extraVolumeMounts array e []
optimize.extraVolumes array e []
optimize.fullnameOverride string u
optimize.image object e
optimize.image.digest string e ""
optimize.image.pullSecrets array e []
optimize.image.registry string e ""
optimize.image.repository string e "camunda/optimize"
optimize.image.tag string e "8.9.17"
optimize.initContainers array e []
optimize.javaOpts string e ""
optimize.livenessProbe object e
optimize.livenessProbe.enabled boolean e false
optimize.livenessProbe.failureThreshold number e 5
optimize.livenessProbe.initialDelaySeconds number e 30
optimize.livenessProbe.periodSeconds number e 30
optimize.livenessProbe.probePath string e "/api/readyz"
optimize.livenessProbe.scheme string e "HTTP"
optimize.livenessProbe.successThreshold number e 1
optimize.livenessProbe.timeoutSeconds number e 1
optimize.logLevel string e "info"
optimize.metrics object e
optimize.metrics.prometheus string e "/actuator/prometheus"
optimize.migration object e
optimize.migration.enabled boolean e true
optimize.migration.env array e []
optimize.migration.resources object e
optimize.migration.resources.limits object e
optimize.migration.resources.limits.cpu string e "2000m"
optimize.migration.resources.limits.memory string e "2Gi"
optimize.migration.resources.requests object e
optimize.migration.resources.requests.cpu string e "600m"
optimize.migration.resources.requests.memory string e "1Gi"
optimize.multitenancy object e
optimize.multitenancy.enabled boolean e false
optimize.nameOverride string u
optimize.nodeSelector object fe {}
optimize.partitionCount string e "3"
optimize.persistence object e
optimize.persistence.accessModes array<string> e ["ReadWriteOnce"]
optimize.persistence.annotations object fe {}
optimize.persistence.enabled boolean e false
optimize.persistence.existingClaim string e ""
optimize.persistence.selector object fe {}
optimize.persistence.size string e "10Gi"
optimize.persistence.storageClassName string e ""
optimize.podAnnotations object fe {}
optimize.podLabels object fe {}
optimize.podSecurityContext object e
optimize.podSecurityContext.fsGroup number e 1001
optimize.podSecurityContext.runAsNonRoot boolean e true
optimize.podSecurityContext.seccompProfile object e
optimize.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
optimize.profiles string e "ccsm"
optimize.readinessProbe object e
optimize.readinessProbe.enabled boolean e true
optimize.readinessProbe.failureThreshold number e 5
optimize.readinessProbe.initialDelaySeconds number e 30
optimize.readinessProbe.periodSeconds number e 30
optimize.readinessProbe.probePath string e "/api/readyz"
optimize.readinessProbe.scheme string e "HTTP"
optimize.readinessProbe.successThreshold number e 1
optimize.readinessProbe.timeoutSeconds number e 1
optimize.resources object e
optimize.resources.limits object e
optimize.resources.limits.cpu string e "2000m"
optimize.resources.limits.memory string e "2Gi"
optimize.resources.requests object e
optimize.resources.requests.cpu string e "600m"
optimize.resources.requests.memory string e "1Gi"
optimize.service object e
optimize.service.annotations object fe {}
optimize.service.managementPort number e 8092
optimize.service.port number e 80
optimize.service.type string e "ClusterIP"
optimize.serviceAccount object e
optimize.serviceAccount.annotations object fe {}
optimize.serviceAccount.automountServiceAccountToken boolean e false
optimize.serviceAccount.enabled boolean e true
optimize.serviceAccount.labels object fe {}
optimize.serviceAccount.name string e ""
optimize.sidecars array e []
optimize.startupProbe object e
optimize.startupProbe.enabled boolean e false
optimize.startupProbe.failureThreshold number e 5
optimize.startupProbe.initialDelaySeconds number e 30
optimize.startupProbe.periodSeconds number e 30
optimize.startupProbe.probePath string e "/api/readyz"
optimize.startupProbe.scheme string e "HTTP"
optimize.startupProbe.successThreshold number e 1
optimize.startupProbe.timeoutSeconds number e 1
optimize.tolerations array e []
optimize.upgradeLogLevel string e "info"
orchestration object e
orchestration.affinity object fe
orchestration.affinity.podAntiAffinity object -
orchestration.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution array - [{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-broker"]}]},"topologyKey":"kubernetes.io/hostname"}]
orchestration.clusterSize string e "3"
orchestration.command array e []
orchestration.configMap object e
orchestration.configMap.defaultMode number e 492
orchestration.configuration string e ""
orchestration.containerSecurityContext object e
orchestration.containerSecurityContext.allowPrivilegeEscalation boolean e false
orchestration.containerSecurityContext.privileged boolean e false
orchestration.containerSecurityContext.readOnlyRootFilesystem boolean e true
orchestration.containerSecurityContext.runAsNonRoot boolean e true
orchestration.containerSecurityContext.runAsUser number e 1001
orchestration.containerSecurityContext.seccompProfile object e
orchestration.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
orchestration.contextPath string e ""
orchestration.cpuThreadCount string e "3"
orchestration.data object e
orchestration.data.disk object e
orchestration.data.disk.freeSpace object e
orchestration.data.disk.freeSpace.processing string e "2GB"
orchestration.data.disk.freeSpace.replication string e "1GB"
orchestration.data.secondaryStorage object e
orchestration.data.secondaryStorage.elasticsearch object e
orchestration.data.secondaryStorage.elasticsearch.auth object e
orchestration.data.secondaryStorage.elasticsearch.auth.secret object e
orchestration.data.secondaryStorage.elasticsearch.auth.secret.existingSecret string e ""
orchestration.data.secondaryStorage.elasticsearch.auth.secret.existingSecretKey string e ""
orchestration.data.secondaryStorage.elasticsearch.auth.secret.inlineSecret string e ""
orchestration.data.secondaryStorage.elasticsearch.auth.username string e ""
orchestration.data.secondaryStorage.elasticsearch.aws object e
orchestration.data.secondaryStorage.elasticsearch.aws.enabled boolean e false
orchestration.data.secondaryStorage.elasticsearch.tls object e
orchestration.data.secondaryStorage.elasticsearch.tls.secret object e
orchestration.data.secondaryStorage.elasticsearch.tls.secret.existingSecret string e ""
orchestration.data.secondaryStorage.elasticsearch.tls.secret.existingSecretKey string e ""
orchestration.data.secondaryStorage.elasticsearch.url string e ""
orchestration.data.secondaryStorage.opensearch object e
orchestration.data.secondaryStorage.opensearch.auth object e
orchestration.data.secondaryStorage.opensearch.auth.secret object e
orchestration.data.secondaryStorage.opensearch.auth.secret.existingSecret string e ""
orchestration.data.secondaryStorage.opensearch.auth.secret.existingSecretKey string e ""
orchestration.data.secondaryStorage.opensearch.auth.secret.inlineSecret string e ""
orchestration.data.secondaryStorage.opensearch.auth.username string e ""
orchestration.data.secondaryStorage.opensearch.aws object e
orchestration.data.secondaryStorage.opensearch.aws.enabled boolean e false
orchestration.data.secondaryStorage.opensearch.tls object e
orchestration.data.secondaryStorage.opensearch.tls.secret object e
orchestration.data.secondaryStorage.opensearch.tls.secret.existingSecret string e ""
orchestration.data.secondaryStorage.opensearch.tls.secret.existingSecretKey string e ""
orchestration.data.secondaryStorage.opensearch.url string e ""
orchestration.data.secondaryStorage.rdbms object e
orchestration.data.secondaryStorage.rdbms.aws object e
orchestration.data.secondaryStorage.rdbms.aws.enabled boolean e false
orchestration.data.secondaryStorage.rdbms.secret object e
orchestration.data.secondaryStorage.rdbms.secret.existingSecret string e ""
orchestration.data.secondaryStorage.rdbms.secret.existingSecretKey string e ""
orchestration.data.secondaryStorage.rdbms.secret.inlineSecret string e ""
orchestration.data.secondaryStorage.rdbms.url string e ""
orchestration.data.secondaryStorage.rdbms.username string e ""
orchestration.data.secondaryStorage.type string e ""
orchestration.data.snapshotPeriod string e "5m"
orchestration.debug boolean e false
orchestration.dnsConfig object fe {}
orchestration.dnsPolicy string e ""
orchestration.enabled boolean e true
orchestration.env array<object> e []
orchestration.envFrom array e []
orchestration.exporters object e
orchestration.exporters.appIntegrations object e
orchestration.exporters.appIntegrations.apiKey object e
orchestration.exporters.appIntegrations.apiKey.secret object e
orchestration.exporters.appIntegrations.apiKey.secret.existingSecret string e ""
orchestration.exporters.appIntegrations.apiKey.secret.existingSecretKey string e ""
orchestration.exporters.appIntegrations.apiKey.secret.inlineSecret string e ""
orchestration.exporters.camunda object e
orchestration.exporters.camunda.enabled boolean e true
orchestration.exporters.rdbms object e
orchestration.exporters.rdbms.enabled boolean e false
orchestration.exporters.zeebe object e
orchestration.exporters.zeebe.enabled boolean e false
orchestration.exporters.zeebe.replicas number|null e null
orchestration.extraConfiguration array e []
orchestration.extraInitContainers array ed []
orchestration.extraVolumeClaimTemplates array e []
orchestration.extraVolumeMounts array e []
orchestration.extraVolumes array e []
orchestration.fullnameOverride string u
orchestration.gateway object e
orchestration.gateway.grpc object e
orchestration.gateway.grpc.enabled boolean e false
orchestration.gateway.grpc.host string e "grpc-{{ .Values.global.host }}"
orchestration.history object e
orchestration.history.delayBetweenRuns number e 2000
orchestration.history.elsRolloverDateFormat string e "date"
orchestration.history.maxDelayBetweenRuns number e 60000
orchestration.history.retention object e
orchestration.history.retention.enabled boolean e false
orchestration.history.retention.minimumAge string e "30d"
orchestration.history.retention.policyName string e "camunda-history-retention-policy"
orchestration.history.retention.usageMetricsMinimumAge string e "730d"
orchestration.history.retention.usageMetricsPolicyName string e "camunda-usage-metrics-retention-policy"
orchestration.history.rolloverBatchSize number e 100
orchestration.history.rolloverInterval string e "1d"
orchestration.history.waitPeriodBeforeArchiving string e "1h"
orchestration.hostNetwork boolean e false
orchestration.image object e
orchestration.image.digest string e ""
orchestration.image.pullSecrets array e []
orchestration.image.registry string e ""
orchestration.image.repository string e "camunda/camunda"
orchestration.image.tag string e "8.9.17"
orchestration.index object e
orchestration.index.prefix string e ""
orchestration.index.replicas number e 1
orchestration.ingress object e
orchestration.ingress.grpc object e
orchestration.ingress.grpc.annotations object<string> fe
orchestration.ingress.grpc.annotations.ingress\.kubernetes\.io/rewrite-target string - "/"
orchestration.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/backend-protocol string - "GRPC"
orchestration.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/proxy-buffer-size string - "128k"
orchestration.ingress.grpc.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect string - "false"
orchestration.ingress.grpc.className string e "nginx"
orchestration.ingress.grpc.enabled boolean e false
orchestration.ingress.grpc.external boolean e false
orchestration.ingress.grpc.host string e ""
orchestration.ingress.grpc.labels object<string> fe {}
orchestration.ingress.grpc.path string e "/"
orchestration.ingress.grpc.pathType string e "Prefix"
orchestration.ingress.grpc.tls object e
orchestration.ingress.grpc.tls.enabled boolean e false
orchestration.ingress.grpc.tls.secretName string e "camunda-platform-zeebe-gateway"
orchestration.initContainers array e []
orchestration.ioThreadCount string e "3"
orchestration.javaOpts string e "-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/usr/local/camunda/data -XX:ErrorFile=/usr/local/camunda/data/camunda_error%p.log -XX:+ExitOnOutOfMemoryError"
orchestration.livenessProbe object e
orchestration.livenessProbe.enabled boolean e false
orchestration.livenessProbe.failureThreshold number e 5
orchestration.livenessProbe.initialDelaySeconds number e 30
orchestration.livenessProbe.periodSeconds number e 30
orchestration.livenessProbe.probePath string e "/actuator/health/liveness"
orchestration.livenessProbe.scheme string e "HTTP"
orchestration.livenessProbe.successThreshold number e 1
orchestration.livenessProbe.timeoutSeconds number e 1
orchestration.log4j2 string e ""
orchestration.logLevel string e "info"
orchestration.metrics object e
orchestration.metrics.prometheus string e "/actuator/prometheus"
orchestration.multitenancy object e
orchestration.multitenancy.api object e
orchestration.multitenancy.api.enabled boolean e true
orchestration.multitenancy.checks object e
orchestration.multitenancy.checks.enabled boolean e false
orchestration.nameOverride string u
orchestration.nodeSelector object fe {}
orchestration.partitionCount string e "3"
orchestration.persistenceType string e "disk"
orchestration.podAnnotations object fe {}
orchestration.podDisruptionBudget object e
orchestration.podDisruptionBudget.enabled boolean e false
orchestration.podDisruptionBudget.maxUnavailable number e 1
orchestration.podDisruptionBudget.minAvailable number e 0
orchestration.podLabels object fe {}
orchestration.podSecurityContext object e
orchestration.podSecurityContext.fsGroup number e 1001
orchestration.podSecurityContext.runAsNonRoot boolean e true
orchestration.podSecurityContext.seccompProfile object e
orchestration.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
orchestration.priorityClassName string e ""
orchestration.profiles object fed
orchestration.profiles.admin boolean - true
orchestration.profiles.broker boolean - true
orchestration.profiles.operate boolean - true
orchestration.profiles.tasklist boolean - true
orchestration.profilesOverride string e ""
orchestration.pvcAccessModes array<string> e ["ReadWriteOnce"]
orchestration.pvcAnnotations object fe {}
orchestration.pvcSelector object fe {}
orchestration.pvcSize string e "32Gi"
orchestration.pvcStorageClassName string e ""
orchestration.readinessProbe object e
orchestration.readinessProbe.enabled boolean e true
orchestration.readinessProbe.failureThreshold number e 5
orchestration.readinessProbe.initialDelaySeconds number e 30
orchestration.readinessProbe.periodSeconds number e 30
orchestration.readinessProbe.probePath string e "/actuator/health/readiness"
orchestration.readinessProbe.scheme string e "HTTP"
orchestration.readinessProbe.successThreshold number e 1
orchestration.readinessProbe.timeoutSeconds number e 1
orchestration.replicationFactor string e "3"
orchestration.resources object e
orchestration.resources.limits object e
orchestration.resources.limits.cpu string e "2000m"
orchestration.resources.limits.memory string e "3000Mi"
orchestration.resources.requests object e
orchestration.resources.requests.cpu string e "1000m"
orchestration.resources.requests.memory string e "1500Mi"
orchestration.retention object e
orchestration.retention.enabled boolean e false
orchestration.retention.minimumAge string e "30d"
orchestration.retention.policyName string e "zeebe-record-retention-policy"
orchestration.security object e
orchestration.security.authentication object e
orchestration.security.authentication.authenticationRefreshInterval string e "PT30S"
orchestration.security.authentication.method string e ""
orchestration.security.authentication.oidc object e
orchestration.security.authentication.oidc.audience string e "orchestration-api"
orchestration.security.authentication.oidc.authUrl string e ""
orchestration.security.authentication.oidc.backwardsCompatibleAudiences array e []
orchestration.security.authentication.oidc.clientId string e "orchestration"
orchestration.security.authentication.oidc.clientIdClaim string e "client_id"
orchestration.security.authentication.oidc.groupsClaim string e ""
orchestration.security.authentication.oidc.issuer string e ""
orchestration.security.authentication.oidc.jwksUrl string e ""
orchestration.security.authentication.oidc.preferUsernameClaim boolean e false
orchestration.security.authentication.oidc.redirectUrl string e "http://localhost:8080"
orchestration.security.authentication.oidc.scope array e []
orchestration.security.authentication.oidc.secret object e
orchestration.security.authentication.oidc.secret.existingSecret string e ""
orchestration.security.authentication.oidc.secret.existingSecretKey string e ""
orchestration.security.authentication.oidc.secret.inlineSecret string e ""
orchestration.security.authentication.oidc.tokenUrl string e ""
orchestration.security.authentication.oidc.type string e ""
orchestration.security.authentication.oidc.usernameClaim string e "preferred_username"
orchestration.security.authentication.unprotectedApi boolean e false
orchestration.security.authorizations object e
orchestration.security.authorizations.enabled boolean e true
orchestration.security.initialization object e
orchestration.security.initialization.authorizations array e []
orchestration.security.initialization.defaultRoles object e
orchestration.security.initialization.defaultRoles.admin object e
orchestration.security.initialization.defaultRoles.admin.clients array<string> e
orchestration.security.initialization.defaultRoles.admin.mappingRules array u
orchestration.security.initialization.defaultRoles.admin.users array<string> e ["demo"]
orchestration.security.initialization.defaultRoles.connectors object e
orchestration.security.initialization.defaultRoles.connectors.clients array<string> e ["connectors"]
orchestration.security.initialization.defaultRoles.connectors.mappingRules array u
orchestration.security.initialization.defaultRoles.connectors.users array<string> e ["connectors"]
orchestration.security.initialization.mappingRules array e []
orchestration.security.initialization.users array<object> e [{"username":"connectors","password":"connector","name":"Connector User","email":"connector@demo.com"},{"username":"demo","password":"demo","name":"Demo User","email":"demo@demo.com"}]
orchestration.service object e
orchestration.service.annotations object<string> fe {}
orchestration.service.commandName string e "command"
orchestration.service.commandPort number e 26501
orchestration.service.extraPorts array e []
orchestration.service.grpcName string e "grpc"
orchestration.service.grpcPort number e 26500
orchestration.service.headless object e
orchestration.service.headless.annotations object<string> fe {}
orchestration.service.headless.type string e "ClusterIP"
orchestration.service.httpName string e "http"
orchestration.service.httpPort number e 8080
orchestration.service.internalName string e "internal"
orchestration.service.internalPort number e 26502
orchestration.service.loadBalancerIP string e ""
orchestration.service.loadBalancerSourceRanges array e []
orchestration.service.managementName string e "server"
orchestration.service.managementPort number e 9600
orchestration.service.type string e "ClusterIP"
orchestration.serviceAccount object e
orchestration.serviceAccount.annotations object fe {}
orchestration.serviceAccount.automountServiceAccountToken boolean e false
orchestration.serviceAccount.enabled boolean e true
orchestration.serviceAccount.labels object fe {}
orchestration.serviceAccount.name string e ""
orchestration.sidecars array e []
orchestration.startupProbe object e
orchestration.startupProbe.enabled boolean e false
orchestration.startupProbe.failureThreshold number e 5
orchestration.startupProbe.initialDelaySeconds number e 30
orchestration.startupProbe.periodSeconds number e 30
orchestration.startupProbe.probePath string e "/actuator/health/startup"
orchestration.startupProbe.scheme string e "HTTP"
orchestration.startupProbe.successThreshold number e 1
orchestration.startupProbe.timeoutSeconds number e 1
orchestration.tolerations array e []
orchestration.topologySpreadConstraints array e []
orchestration.upgrade object e
orchestration.upgrade.allowPreReleaseImages boolean e false
prometheusServiceMonitor object e
prometheusServiceMonitor.enabled boolean e false
prometheusServiceMonitor.labels object e
prometheusServiceMonitor.labels.release string e "metrics"
prometheusServiceMonitor.scrapeInterval string e "10s"
webModeler object e
webModeler.configuration string u
webModeler.contextPath string e ""
webModeler.enabled boolean e false
webModeler.extraConfiguration object fu
webModeler.fullnameOverride string e ""
webModeler.image object e
webModeler.image.digest string u
webModeler.image.pullSecrets array e []
webModeler.image.registry string e ""
webModeler.image.tag string e "8.9.7"
webModeler.nameOverride string e ""
webModeler.persistence object e
webModeler.persistence.accessModes array<string> e ["ReadWriteOnce"]
webModeler.persistence.annotations object fe {}
webModeler.persistence.deploymentStrategy string e "RollingUpdate"
webModeler.persistence.enabled boolean e false
webModeler.persistence.existingClaim string e ""
webModeler.persistence.selector object fe {}
webModeler.persistence.size string e "5Gi"
webModeler.persistence.storageClassName string e ""
webModeler.restapi object e
webModeler.restapi.affinity object fe {}
webModeler.restapi.clusters array e []
webModeler.restapi.command array e []
webModeler.restapi.configuration string e ""
webModeler.restapi.containerSecurityContext object e
webModeler.restapi.containerSecurityContext.allowPrivilegeEscalation boolean e false
webModeler.restapi.containerSecurityContext.privileged boolean e false
webModeler.restapi.containerSecurityContext.readOnlyRootFilesystem boolean e true
webModeler.restapi.containerSecurityContext.runAsNonRoot boolean e true
webModeler.restapi.containerSecurityContext.runAsUser number e 1001
webModeler.restapi.containerSecurityContext.seccompProfile object e
webModeler.restapi.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
webModeler.restapi.dnsConfig object fe {}
webModeler.restapi.dnsPolicy string e ""
webModeler.restapi.env array e []
webModeler.restapi.envFrom array e []
webModeler.restapi.externalDatabase object e
webModeler.restapi.externalDatabase.database string e "web-modeler"
webModeler.restapi.externalDatabase.host string e ""
webModeler.restapi.externalDatabase.port number e 5432
webModeler.restapi.externalDatabase.secret object e
webModeler.restapi.externalDatabase.secret.existingSecret string e ""
webModeler.restapi.externalDatabase.secret.existingSecretKey string e ""
webModeler.restapi.externalDatabase.secret.inlineSecret string e ""
webModeler.restapi.externalDatabase.url string e ""
webModeler.restapi.externalDatabase.user string ed ""
webModeler.restapi.externalDatabase.username string e ""
webModeler.restapi.extraConfiguration array e []
webModeler.restapi.extraVolumeMounts array e []
webModeler.restapi.extraVolumes array e []
webModeler.restapi.image object e
webModeler.restapi.image.digest string e ""
webModeler.restapi.image.registry string u
webModeler.restapi.image.repository string e "camunda/web-modeler-restapi"
webModeler.restapi.image.tag string u
webModeler.restapi.initContainers array e []
webModeler.restapi.javaOpts string e "-XX:MaxRAMPercentage=80.0"
webModeler.restapi.livenessProbe object e
webModeler.restapi.livenessProbe.enabled boolean e false
webModeler.restapi.livenessProbe.failureThreshold number e 5
webModeler.restapi.livenessProbe.initialDelaySeconds number e 30
webModeler.restapi.livenessProbe.periodSeconds number e 30
webModeler.restapi.livenessProbe.probePath string e "/health/liveness"
webModeler.restapi.livenessProbe.scheme string e "HTTP"
webModeler.restapi.livenessProbe.successThreshold number e 1
webModeler.restapi.livenessProbe.timeoutSeconds number e 1
webModeler.restapi.logging object fe
webModeler.restapi.logging.level object -
webModeler.restapi.logging.level.io\.camunda\.modeler string - "INFO"
webModeler.restapi.logging.level.io\.grpc string - "INFO"
webModeler.restapi.mail object e
webModeler.restapi.mail.fromAddress string e ""
webModeler.restapi.mail.fromName string e "Camunda 8"
webModeler.restapi.mail.secret object e
webModeler.restapi.mail.secret.existingSecret string e ""
webModeler.restapi.mail.secret.existingSecretKey string e ""
webModeler.restapi.mail.secret.inlineSecret string e ""
webModeler.restapi.mail.smtpHost string e ""
webModeler.restapi.mail.smtpPort number e 587
webModeler.restapi.mail.smtpTlsEnabled boolean e true
webModeler.restapi.mail.smtpUser string e ""
webModeler.restapi.metrics object e
webModeler.restapi.metrics.prometheus string e "/metrics"
webModeler.restapi.nodeSelector object fe {}
webModeler.restapi.podAnnotations object fe {}
webModeler.restapi.podLabels object fe {}
webModeler.restapi.podSecurityContext object e
webModeler.restapi.podSecurityContext.fsGroup number e 1001
webModeler.restapi.podSecurityContext.runAsNonRoot boolean e true
webModeler.restapi.podSecurityContext.seccompProfile object e
webModeler.restapi.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
webModeler.restapi.pusher object e
webModeler.restapi.pusher.client object e
webModeler.restapi.pusher.client.secret object e
webModeler.restapi.pusher.client.secret.existingSecret string e ""
webModeler.restapi.pusher.client.secret.existingSecretKey string e ""
webModeler.restapi.pusher.client.secret.inlineSecret string e ""
webModeler.restapi.pusher.secret object e
webModeler.restapi.pusher.secret.existingSecret string e ""
webModeler.restapi.pusher.secret.existingSecretKey string e ""
webModeler.restapi.pusher.secret.inlineSecret string e ""
webModeler.restapi.readinessProbe object e
webModeler.restapi.readinessProbe.enabled boolean e true
webModeler.restapi.readinessProbe.failureThreshold number e 5
webModeler.restapi.readinessProbe.initialDelaySeconds number e 30
webModeler.restapi.readinessProbe.periodSeconds number e 30
webModeler.restapi.readinessProbe.probePath string e "/health/readiness"
webModeler.restapi.readinessProbe.scheme string e "HTTP"
webModeler.restapi.readinessProbe.successThreshold number e 1
webModeler.restapi.readinessProbe.timeoutSeconds number e 1
webModeler.restapi.replicas number e 1
webModeler.restapi.resources object e
webModeler.restapi.resources.limits object e
webModeler.restapi.resources.limits.cpu string e "1800m"
webModeler.restapi.resources.limits.memory string e "2560Mi"
webModeler.restapi.resources.requests object e
webModeler.restapi.resources.requests.cpu string e "900m"
webModeler.restapi.resources.requests.memory string e "1280Mi"
webModeler.restapi.service object e
webModeler.restapi.service.annotations object fe {}
webModeler.restapi.service.managementPort number e 8091
webModeler.restapi.service.port number e 80
webModeler.restapi.service.type string e "ClusterIP"
webModeler.restapi.sidecars array e []
webModeler.restapi.startupProbe object e
webModeler.restapi.startupProbe.enabled boolean e false
webModeler.restapi.startupProbe.failureThreshold number e 5
webModeler.restapi.startupProbe.initialDelaySeconds number e 30
webModeler.restapi.startupProbe.periodSeconds number e 30
webModeler.restapi.startupProbe.probePath string e "/health/liveness"
webModeler.restapi.startupProbe.scheme string e "HTTP"
webModeler.restapi.startupProbe.successThreshold number e 1
webModeler.restapi.startupProbe.timeoutSeconds number e 1
webModeler.restapi.tolerations array e []
webModeler.restapi.zeebeClientConfigPath string e "/tmp/zeebe_client_cache.txt"
webModeler.security object e
webModeler.security.authentication object e
webModeler.security.authentication.method string e ""
webModeler.serviceAccount object e
webModeler.serviceAccount.annotations object fe {}
webModeler.serviceAccount.automountServiceAccountToken boolean e false
webModeler.serviceAccount.enabled boolean e true
webModeler.serviceAccount.labels object fe {}
webModeler.serviceAccount.name string e ""
webModeler.websockets object e
webModeler.websockets.affinity object fe {}
webModeler.websockets.command array e []
webModeler.websockets.configuration string e ""
webModeler.websockets.containerSecurityContext object e
webModeler.websockets.containerSecurityContext.allowPrivilegeEscalation boolean e false
webModeler.websockets.containerSecurityContext.privileged boolean e false
webModeler.websockets.containerSecurityContext.readOnlyRootFilesystem boolean e true
webModeler.websockets.containerSecurityContext.runAsNonRoot boolean e true
webModeler.websockets.containerSecurityContext.runAsUser number e 1001
webModeler.websockets.containerSecurityContext.seccompProfile object e
webModeler.websockets.containerSecurityContext.seccompProfile.type string e "RuntimeDefault"
webModeler.websockets.dnsConfig object fe {}
webModeler.websockets.dnsPolicy string e ""
webModeler.websockets.env array e []
webModeler.websockets.envFrom array e []
webModeler.websockets.extraConfiguration object fe {}
webModeler.websockets.extraVolumeMounts array e []
webModeler.websockets.extraVolumes array e []
webModeler.websockets.image object e
webModeler.websockets.image.digest string e ""
webModeler.websockets.image.registry string u
webModeler.websockets.image.repository string e "camunda/web-modeler-websockets"
webModeler.websockets.image.tag string u
webModeler.websockets.initContainers array e []
webModeler.websockets.livenessProbe object e
webModeler.websockets.livenessProbe.enabled boolean e false
webModeler.websockets.livenessProbe.failureThreshold number e 5
webModeler.websockets.livenessProbe.initialDelaySeconds number e 10
webModeler.websockets.livenessProbe.periodSeconds number e 30
webModeler.websockets.livenessProbe.probePath string e "/up"
webModeler.websockets.livenessProbe.scheme string e "HTTP"
webModeler.websockets.livenessProbe.successThreshold number e 1
webModeler.websockets.livenessProbe.timeoutSeconds number e 1
webModeler.websockets.nodeSelector object fe {}
webModeler.websockets.podAnnotations object fe {}
webModeler.websockets.podLabels object fe {}
webModeler.websockets.podSecurityContext object e
webModeler.websockets.podSecurityContext.fsGroup number e 1001
webModeler.websockets.podSecurityContext.runAsNonRoot boolean e true
webModeler.websockets.podSecurityContext.seccompProfile object e
webModeler.websockets.podSecurityContext.seccompProfile.type string e "RuntimeDefault"
webModeler.websockets.publicHost string e "localhost"
webModeler.websockets.publicPort number e 8085
webModeler.websockets.readinessProbe object e
webModeler.websockets.readinessProbe.enabled boolean e true
webModeler.websockets.readinessProbe.failureThreshold number e 5
webModeler.websockets.readinessProbe.initialDelaySeconds number e 10
webModeler.websockets.readinessProbe.periodSeconds number e 30
webModeler.websockets.readinessProbe.probePath string e "/up"
webModeler.websockets.readinessProbe.scheme string e "HTTP"
webModeler.websockets.readinessProbe.successThreshold number e 1
webModeler.websockets.readinessProbe.timeoutSeconds number e 1
webModeler.websockets.resources object e
webModeler.websockets.resources.limits object e
webModeler.websockets.resources.limits.cpu string e "200m"
webModeler.websockets.resources.limits.memory string e "128Mi"
webModeler.websockets.resources.requests object e
webModeler.websockets.resources.requests.cpu string e "100m"
webModeler.websockets.resources.requests.memory string e "64Mi"
webModeler.websockets.service object e
webModeler.websockets.service.annotations object fe {}
webModeler.websockets.service.port number e 80
webModeler.websockets.service.type string e "ClusterIP"
webModeler.websockets.sidecars array e []
webModeler.websockets.startupProbe object e
webModeler.websockets.startupProbe.enabled boolean e false
webModeler.websockets.startupProbe.failureThreshold number e 5
webModeler.websockets.startupProbe.initialDelaySeconds number e 10
webModeler.websockets.startupProbe.periodSeconds number e 30
webModeler.websockets.startupProbe.probePath string e "/up"
webModeler.websockets.startupProbe.scheme string e "HTTP"
webModeler.websockets.startupProbe.successThreshold number e 1
webModeler.websockets.startupProbe.timeoutSeconds number e 1
webModeler.websockets.tolerations array e []
webModelerPostgresql object fe
webModelerPostgresql.auth object fe
webModelerPostgresql.auth.database string ed "web-modeler"
webModelerPostgresql.auth.existingSecret string ed ""
webModelerPostgresql.auth.password string ed ""
webModelerPostgresql.auth.secretKeys object fe
webModelerPostgresql.auth.secretKeys.adminPasswordKey string ed "web-modeler-postgresql-admin-password"
webModelerPostgresql.auth.secretKeys.userPasswordKey string ed "web-modeler-postgresql-user-password"
webModelerPostgresql.auth.username string ed "web-modeler"
webModelerPostgresql.enabled boolean ed false
webModelerPostgresql.global object fe
webModelerPostgresql.global.compatibility object fe
webModelerPostgresql.global.compatibility.openshift object fe
webModelerPostgresql.global.compatibility.openshift.adaptSecurityContext string ed "{{ .Values.global.compatibility.openshift.adaptSecurityContext | default \"disabled\" }}"
webModelerPostgresql.image object fe
webModelerPostgresql.image.digest string ed ""
webModelerPostgresql.image.repository string ed "bitnamilegacy/postgresql"
webModelerPostgresql.image.tag string ed "14.18.0-debian-12-r0"
webModelerPostgresql.nameOverride string ed "postgresql-web-modeler"
webModelerPostgresql.primary object fe
webModelerPostgresql.primary.containerSecurityContext object fe
webModelerPostgresql.primary.containerSecurityContext.allowPrivilegeEscalation boolean ed false
webModelerPostgresql.primary.containerSecurityContext.capabilities object fe
webModelerPostgresql.primary.containerSecurityContext.capabilities.drop array<string> ed ["ALL"]
webModelerPostgresql.primary.containerSecurityContext.enabled boolean ed true
webModelerPostgresql.primary.containerSecurityContext.privileged boolean ed false
webModelerPostgresql.primary.containerSecurityContext.readOnlyRootFilesystem boolean ed true
webModelerPostgresql.primary.containerSecurityContext.runAsNonRoot boolean ed true
webModelerPostgresql.primary.containerSecurityContext.runAsUser number ed 1001
webModelerPostgresql.primary.containerSecurityContext.seccompProfile object fe
webModelerPostgresql.primary.containerSecurityContext.seccompProfile.type string ed "RuntimeDefault"
webModelerPostgresql.primary.podSecurityContext object fe
webModelerPostgresql.primary.podSecurityContext.enabled boolean ed true
webModelerPostgresql.primary.podSecurityContext.fsGroup number ed 1001
webModelerPostgresql.primary.podSecurityContext.runAsNonRoot boolean ed true
`;
