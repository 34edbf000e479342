/**
 * What chart 14.x does otherwise than 13.x whatever the values say, found by rendering both with the same values. Each row is
 * one field of one kind of object; how it is written is in `rules/changes.ts`.
 */
import { changeRows as rows } from '../../rules/changes.ts';
import type { ChartChange, Copy } from '../../rules/rule.ts';

const OPTIMIZE_CLAIM = {
  id: 'chart/optimize-claim',
  why: 'Optimize has one volume claim with another name; its temporary files are in the pod.',
  source: 'templates/optimize/persistentvolumeclaim*.yaml and deployment.yaml of both charts',
};
const PLAIN = {
  id: 'chart/plain-secrets',
  why: 'Chart 14.x makes no Secret of a password that stands in the values; what reads it gets it as it is.',
  source: 'templates/identity/postgresql-secret.yaml and templates/web-modeler/secret-restapi.yaml of chart 13.12',
};
const KEPT = {
  id: 'chart/kept-secret',
  why: 'The Secret that chart 13.x generated stays in the cluster, and is read under its name as before.',
  source: 'templates/common/secret-camunda.yaml of chart 13.12: `helm.sh/resource-policy: keep`; render of both',
};
export const COPIES: readonly Copy[] = [
  { ...KEPT, objects: ['Secret/credentials'] },
  {
    id: 'chart/migration-done',
    objects: [
      ...['Application', 'ConfigMap'].flatMap((kind) =>
        ['importer', 'data-migration', 'identity-migration'].map((part) => `${kind}/${part}`),
      ),
      'Deployment/importer',
      'Job/data-migration',
      'Job/identity-migration',
    ],
    why: 'The importer and the jobs that took over data of 8.7 have done their work, and are gone.',
    source: 'templates/orchestration/migration and importer of chart 13.12, which 14.8 does not have',
  },
  { ...OPTIMIZE_CLAIM, objects: ['PersistentVolumeClaim/optimize-data-tmp'] },
  {
    ...PLAIN,
    objects: ['Secret/identity-postgresql', 'Secret/web-modeler-restapi'],
    properties: /^(?!data\[)/,
  },
];

const MODELER =
  'Web Modeler is one application: what was the Deployment, Service or configuration of its pages is that of `restapi`.';
const CLIENT = 'KEYCLOAK_CLIENTS_';
/** Clients of Identity stand in a list, in which the first one is gone. */
const CLIENTS = Array.from({ length: 12 }, (_, n) => {
  const next = n + 1;
  return `
    Application/identity
      ~ ${CLIENT}${n}_* = … -> {13:Application/identity ${CLIENT}${next}_<1>}
      + ${CLIENT}${n}_* = {13:Application/identity ${CLIENT}${next}_<1>}
      - ${CLIENT}${next}_* = {14:Application/identity ${CLIENT}${n}_<1>}`;
}).join('');

export const CHART_CHANGES: readonly ChartChange[] = [
  ...rows(
    'chart/versions',
    'Every component comes in its version of 8.9.',
    'values.yaml of both charts',
    `
    Deployment/connectors Deployment/console Deployment/identity Deployment/optimize Deployment/web-modeler-restapi Deployment/web-modeler-webapp Deployment/web-modeler-websockets StatefulSet/cluster
      ~ pod.containers[main].image.tag = 8.8.* -> 8.9.*
    Deployment/optimize
      ~ pod.initContainers[migration].image.tag = 8.8.* -> 8.9.*
    Deployment/connectors Deployment/identity Deployment/optimize Deployment/web-modeler-restapi StatefulSet/cluster
      ~ pod.initContainers[ca-bundle-truststore-init].image.tag = 8.8.* -> 8.9.*
    Application/web-modeler-restapi
      ~ CAMUNDA_MODELER_CLUSTERS_0_VERSION = 8.8.* -> 8.9.*
    Application/console
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_VERSION = 13.* -> 14.*
${Array.from({ length: 10 }, (_, n) => `      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_${n}_VERSION = … -> 8.9.*`).join('\n')}
    `,
  ),
  ...rows(
    'chart/migration-done',
    'Identity needs no client for the migration any more: those that follow move up in its list.',
    'templates/identity/configmap.yaml of both charts',
    `
    Application/identity
      - VALUES_MIGRATION_CLIENT_SECRET
      - ${CLIENT}0_ID = migration
      - ${CLIENT}0_NAME = Migration
      - ${CLIENT}0_ROOTURL = http://dummy
      - ${CLIENT}0_REDIRECTURIS = /dummy
      - ${CLIENT}0_TYPE = confidential
      - ${CLIENT}0_SECRET = {13:Application/identity VALUES_MIGRATION_CLIENT_SECRET}
      - ${CLIENT}0_PERMISSIONS_0_RESOURCESERVERID = camunda-identity-resource-server
      - ${CLIENT}0_PERMISSIONS_0_DEFINITION = read
    ${CLIENTS}
    `,
  ),
  ...rows(
    'chart/unread-documents',
    'Where the documents are kept nobody asks any more: the importer did.',
    'render of 13.12 without the cluster and with `orchestration.migration.data.enabled`, and of 14.8',
    `
    ConfigMap/documentstore-env-vars
      + data[DOCUMENT_DEFAULT_STORE_ID] = inmemory
      + data[DOCUMENT_DEFAULT_STORE_ID] = {values:global.documentStore.activeStoreId}
      + data[DOCUMENT_STORE_INMEMORY_CLASS] = io.camunda.document.store.inmemory.*
    `,
  ),
  ...rows(
    'chart/migration-role',
    'With another provider of logins Identity gave the migration a role, by a rule of its own.',
    'templates/identity/configmap.yaml of chart 13.12, which 14.8 does not have',
    `
    Application/identity
      - IDENTITY_MAPPINGRULES_0_NAME = identityMigration
      - IDENTITY_MAPPINGRULES_0_CLAIMNAME
      - IDENTITY_MAPPINGRULES_0_CLAIMVALUE
      - IDENTITY_MAPPINGRULES_0_OPERATOR = EQUALS
      - IDENTITY_MAPPINGRULES_0_RULETYPE = ROLE
      - IDENTITY_MAPPINGRULES_0_APPLIEDROLENAMES = ManagementIdentity
    `,
  ),
  ...rows(
    PLAIN.id,
    PLAIN.why,
    PLAIN.source,
    `
    Secret/identity-postgresql Secret/web-modeler-restapi
      - data[*] = 
    Secret/identity-postgresql
      - data[*] = {14:Application/identity IDENTITY_DATABASE_PASSWORD}
    Secret/web-modeler-restapi
      - data[*] = {14:Application/web-modeler-restapi SPRING_DATASOURCE_PASSWORD}
      - data[*] = {14:Application/web-modeler-restapi RESTAPI_MAIL_PASSWORD}
      - data[*] = {14:Application/web-modeler-restapi SPRING_DATASOURCE_PASSWORD|name}
      - data[*] = {14:Application/web-modeler-restapi RESTAPI_MAIL_PASSWORD|name}
    `,
  ),
  ...rows(
    KEPT.id,
    KEPT.why,
    KEPT.source,
    `
    Application/cluster Application/connectors Application/identity Application/identity-postgresql Application/keycloak Application/optimize Application/postgresql Application/postgresql-web-modeler Application/web-modeler-restapi
      ~ * = secret <Secret/credentials>/* -> secret {values:global.secrets.name}/<1>
      ~ * = secret <Secret/credentials>/* -> secret camunda-credentials/<1>
    StatefulSet/identity-postgresql StatefulSet/keycloak StatefulSet/postgresql StatefulSet/postgresql-web-modeler
      ~ pod.volumes[*].secret.secretName = {values:global.secrets.name} -> {values:global.secrets.name}
      ~ pod.volumes[*].secret.secretName = camunda-credentials -> camunda-credentials
    `,
  ),
  ...rows(
    'chart/one-exporter',
    'The exporter of the cluster takes address, credentials and retention from the secondary storage, where they stand once.',
    'application.yaml of the cluster in both charts, rendered',
    `
    Application/cluster
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_URL = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_URL = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {values:global.elasticsearch.auth.username}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {values:global.opensearch.auth.username}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = 
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_ENABLED = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_ENABLED}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_MINIMUMAGE = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_MINIMUMAGE}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_POLICYNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_HISTORY_POLICYNAME}
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_POLICYNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_HISTORY_POLICYNAME}
      - ZEEBE_BROKER_EXPORTERS = {}
    `,
  ),
  ...rows(
    'chart/usage-metrics-retention',
    'No template of chart 14.x writes how long usage metrics are kept: the cluster has its own default.',
    'application.yaml of the cluster in both charts, rendered with retention',
    `
    Application/cluster
      - CAMUNDA_DATABASE_RETENTION_USAGEMETRICSMINIMUMAGE = 730d
      - CAMUNDA_DATABASE_RETENTION_USAGEMETRICSPOLICYNAME = camunda-usage-metrics-retention-policy
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_USAGEMETRICSMINIMUMAGE = 730d
      - ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_USAGEMETRICSPOLICYNAME = camunda-usage-metrics-retention-policy
    `,
  ),
  ...rows(
    'chart/record-exporter',
    'Chart 13.x wrote records to indices of their own during the migration too; 14.x only for Optimize, or where the values ask for it.',
    'templates/orchestration of both charts: the condition of the exporter',
    `
    Application/cluster
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_CLASSNAME = io.camunda.zeebe.exporter.ElasticsearchExporter
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_URL = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_USERNAME = 
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_PASSWORD = 
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_PREFIX
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_NUMBEROFREPLICAS
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_RETENTION_ENABLED
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_RETENTION_MINIMUMAGE
      - ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_RETENTION_POLICYNAME
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME = io.camunda.zeebe.exporter.opensearch.OpensearchExporter
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_PREFIX
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_NUMBEROFREPLICAS
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AWS_ENABLED
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_RETENTION_ENABLED
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_RETENTION_MINIMUMAGE
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_RETENTION_POLICYNAME
    `,
    ['orchestration.exporters.zeebe.enabled', 'optimize.enabled'],
  ),
  ...rows(
    'chart/aws-alone',
    'With AWS the exporter of records gets no user name and no password.',
    'render of both with `global.opensearch.aws.enabled` and a user name; templates/orchestration/_helpers.tpl of 14.8',
    `
    Application/cluster
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = 
    `,
    undefined,
    'global.opensearch.aws.enabled',
  ),
  ...rows(
    'chart/cluster-defaults',
    'Settings that the chart of 8.9 writes for the cluster, or no longer writes.',
    'application.yaml of the cluster in both charts, rendered',
    `
    Application/cluster
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_AWSENABLED = false
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_AWSENABLED = {13:Application/cluster CAMUNDA_DATABASE_AWSENABLED}
      - CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_MAPPINGRULES = 
      - CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_MAPPINGRULES = 
      - CAMUNDA_OPERATE_ZEEBEOPENSEARCH_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      - CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_NUMBEROFREPLICAS = 1
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_NUMBEROFREPLICAS = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_NUMBEROFREPLICAS}
      - CAMUNDA_OPERATE_ZEEBEOPENSEARCH_USERNAME = 
      - CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PASSWORD = 
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_USERNAME = 
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = 
      + CAMUNDA_PERSISTENT_SESSIONS_ENABLED = true
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN = {}
      + CAMUNDA_SECURITY_AUTHENTICATION_BASIC_ALLOWUNAUTHENTICATEDAPIACCESS = {14:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_UNPROTECTEDAPI}
      + VALUES_OPTIMIZE_DATABASE_ELASTICSEARCH_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      + VALUES_OPTIMIZE_DATABASE_OPENSEARCH_PASSWORD = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
    ConfigMap/cluster
      ~ metadata.name = *-configuration-unified -> <1>-configuration
    Service/cluster
      + spec.ports[*].port = {14:Service/gateway spec.ports[<1>].port}
    `,
  ),
  ...rows(
    'chart/contact-points',
    'Chart 14.x names the pods of the cluster as its contact points for every profile, chart 13.x only with `broker`.',
    'application.yaml of the cluster in both charts, rendered with `orchestration.profiles.broker: false`',
    `
    Application/cluster
      + CAMUNDA_CLUSTER_INITIALCONTACTPOINTS = *-0.*:*
    `,
  ),
  ...rows(
    'chart/admin',
    'The profile `identity` of the cluster is called `admin`.',
    'templates/orchestration/_helpers.tpl of both charts',
    `
    Application/cluster
      ~ SPRING_PROFILES_ACTIVE = broker, identity, * -> admin, broker, <1>
      ~ SPRING_PROFILES_ACTIVE = identity, * -> admin, <1>
    `,
  ),
  ...rows(
    'chart/startup',
    'The script that starts the cluster can restore to a point in time too.',
    'startup.sh of both charts',
    `
    ConfigMap/cluster
      ~ data[startup.sh] = *"\${ZEEBE_RESTORE}"*exec /usr/local/camunda/bin/camunda* -> <1>"$ZEEBE_RESTORE"*exec camunda<3>
    `,
  ),
  ...rows(
    'chart/liveness',
    'A pod of the cluster that is up but not ready is no longer restarted.',
    'values.yaml of both charts',
    `
    StatefulSet/cluster
      ~ pod.containers[main].livenessProbe.httpGet.path = */actuator/health/readiness -> <1>/actuator/health/liveness
    `,
  ),
  ...rows(
    'chart/issuer',
    'Where the issuer is known, Connectors ask it for the address of tokens instead of being told.',
    'application.yaml of Connectors in both charts',
    `
    Application/connectors
      - CAMUNDA_CLIENT_AUTH_TOKENURL
      + CAMUNDA_CLIENT_AUTH_ISSUERURL = {14:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI}
      + CAMUNDA_CLIENT_AUTH_ISSUERURL = {values:orchestration.security.authentication.oidc.issuer}
    `,
  ),
  ...rows(
    'chart/optimize-storage',
    'Optimize is told the addresses of both kinds of storage, and who it is there, whichever it uses.',
    'templates/optimize/deployment.yaml of both charts',
    `
    Application/optimize
      + OPTIMIZE_ELASTICSEARCH_HOST = <release>-elasticsearch
      + OPTIMIZE_ELASTICSEARCH_HTTP_PORT = 9200
      + CAMUNDA_OPTIMIZE_ELASTICSEARCH_SSL_ENABLED = true
      + CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_USERNAME = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      - CAMUNDA_OPTIMIZE_OPENSEARCH_SECURITY_USERNAME = 
    Deployment/optimize
      + pod.initContainers[migration].env[OPTIMIZE_ELASTICSEARCH_HOST] = <release>-elasticsearch
      + pod.initContainers[migration].env[OPTIMIZE_ELASTICSEARCH_HTTP_PORT] = 9200
      + pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_ELASTICSEARCH_SSL_ENABLED] = true
      + pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_USERNAME] = {14:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      - pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_OPENSEARCH_SECURITY_USERNAME] = 
    `,
  ),
  ...rows(
    'chart/one-modeler',
    MODELER,
    'templates/web-modeler of both charts',
    `
    Deployment/web-modeler-webapp Service/web-modeler-webapp
      ~ metadata.name = *-webapp -> <1>-restapi
      ~ metadata.labels.app.kubernetes.io/component = webapp -> restapi
    ConfigMap/web-modeler-webapp
      ~ metadata.name = *-webapp-configuration -> <1>-restapi-configuration
    ServiceMonitor/modeler-webapp
      ~ metadata.name = *-webapp -> <1>
      ~ spec.selector.matchLabels.app.kubernetes.io/component = webapp -> restapi
    Service/web-modeler-webapp
      ~ spec.selector.app.kubernetes.io/component = webapp -> restapi
      ~ spec.ports[http-management].port = 8071 -> {13:Service/web-modeler-restapi spec.ports[http-management].port}
      ~ spec.ports[http-management].targetPort = 8071 -> {13:Service/web-modeler-restapi spec.ports[http-management].targetPort}
      ~ spec.ports[http].port = … -> {13:Service/web-modeler-restapi spec.ports[http].port}
      ~ spec.ports[http].targetPort = 8070 -> {13:Service/web-modeler-restapi spec.ports[http].targetPort}
    Deployment/web-modeler-webapp
      ~ spec.selector.matchLabels.app.kubernetes.io/component = webapp -> restapi
      ~ pod.metadata.labels.app.kubernetes.io/component = webapp -> restapi
      ~ pod.containers[main].name = web-modeler-webapp -> web-modeler-restapi
      ~ pod.containers[main].image.repository = *web-modeler-webapp -> <1>web-modeler-restapi
      ~ pod.containers[main].ports[http-management].containerPort = 8071 -> {13:Deployment/web-modeler-restapi pod.containers[main].ports[http-management].containerPort}
      ~ pod.containers[main].ports[http].containerPort = 8070 -> {13:Deployment/web-modeler-restapi pod.containers[main].ports[http].containerPort}
      - pod.containers[main].args = ["application.toml"]
      - pod.containers[main].volumeMounts[/home/webapp/application.toml].name
      - pod.containers[main].volumeMounts[/home/webapp/application.toml].subPath
      - pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[{"podAffinityTerm":{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["webapp"]}]},"topologyKey":"kubernetes.io/hostname"},"weight":100}]
      ~ pod.containers[main].readinessProbe.httpGet.path = /health/readiness -> {14:Deployment/web-modeler-restapi pod.containers[main].readinessProbe.httpGet.path}
      ~ pod.containers[main].startupProbe.httpGet.path = /health/readiness -> {14:Deployment/web-modeler-restapi pod.containers[main].startupProbe.httpGet.path}
      ~ pod.containers[main].livenessProbe.httpGet.path = /health/liveness -> {14:Deployment/web-modeler-restapi pod.containers[main].livenessProbe.httpGet.path}
      ~ pod.containers[main].readinessProbe.initialDelaySeconds = 15 -> {13:Deployment/web-modeler-restapi pod.containers[main].readinessProbe.initialDelaySeconds}
      ~ pod.containers[main].resources.limits.cpu = 800m -> {14:Deployment/web-modeler-restapi pod.containers[main].resources.limits.cpu}
      ~ pod.containers[main].resources.limits.memory = 512Mi -> {14:Deployment/web-modeler-restapi pod.containers[main].resources.limits.memory}
      ~ pod.containers[main].resources.requests.cpu = 400m -> {14:Deployment/web-modeler-restapi pod.containers[main].resources.requests.cpu}
      ~ pod.containers[main].resources.requests.memory = 256Mi -> {14:Deployment/web-modeler-restapi pod.containers[main].resources.requests.memory}
    Application/web-modeler-webapp
      - NODE_ENV = production
      - NODE_OPTIONS
      - PLAY_ENABLED = {14:Application/web-modeler-restapi CAMUNDA_MODELER_FEATURE_PLAYENABLED}
      - PUSHER_APP_ID = configMap <ConfigMap/web-modeler-configuration>/pusher-app-id
      - PUSHER_KEY = configMap <ConfigMap/web-modeler-configuration>/pusher-app-key
      - CLIENT_PUSHER_KEY = configMap <ConfigMap/web-modeler-configuration>/pusher-app-key
      - PUSHER_SECRET = secret <Secret/web-modeler>/pusher-app-secret
      - PUSHER_SECRET = {14:Application/web-modeler-restapi RESTAPI_PUSHER_SECRET}
    ConfigMap/web-modeler-webapp
      - data[application.toml].client.pusher.forceTLS = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_CLIENT_FORCETLS}
      - data[application.toml].client.pusher.host = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_CLIENT_HOST}
      - data[application.toml].client.pusher.path = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_CLIENT_PATH}
      - data[application.toml].client.pusher.port = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_CLIENT_PORT}
      - data[application.toml].client.pusher.host = 
      - data[application.toml].client.pusher.port = 
      - data[application.toml].pusher.port = 
      - data[application.toml].httpWorkers = 2
      - data[application.toml].identity.baseUrl = {14:Application/web-modeler-restapi CAMUNDA_IDENTITY_BASEURL}
      - data[application.toml].oAuth2.clientId = {14:Application/web-modeler-restapi CAMUNDA_MODELER_OAUTH2_CLIENTID}
      - data[application.toml].oAuth2.token.audience = {14:Application/web-modeler-restapi CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNALAPI}
      - data[application.toml].oAuth2.token.issuer = {14:Application/web-modeler-restapi SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI}
      - data[application.toml].oAuth2.token.jwksUrl = {14:Application/web-modeler-restapi SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI}
      - data[application.toml].oAuth2.token.usernameClaim = {14:Application/web-modeler-restapi CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM}
      - data[application.toml].oAuth2.type = {14:Application/web-modeler-restapi CAMUNDA_IDENTITY_TYPE}
      - data[application.toml].pusher.host = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_HOST}
      - data[application.toml].pusher.port = {14:Application/web-modeler-restapi CAMUNDA_MODELER_PUSHER_PORT}
      - data[application.toml].restapi.host
      - data[application.toml].restapi.managementPort
      - data[application.toml].restapi.port
      - data[application.toml].server.httpsOnly = {14:Application/web-modeler-restapi CAMUNDA_MODELER_SERVER_HTTPSONLY}
      - data[application.toml].server.url = {14:Application/web-modeler-restapi CAMUNDA_MODELER_SERVER_URL}
    Application/web-modeler-restapi
      + CAMUNDA_MODELER_FEATURE_PLAYENABLED = {13:Application/web-modeler-webapp PLAY_ENABLED}
      + CAMUNDA_MODELER_OAUTH2_CLIENTID = {13:ConfigMap/web-modeler-webapp data[application.toml].oAuth2.clientId}
      + CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM = {13:ConfigMap/web-modeler-webapp data[application.toml].oAuth2.token.usernameClaim}
      + CAMUNDA_MODELER_PUSHER_CLIENT_FORCETLS = {13:ConfigMap/web-modeler-webapp data[application.toml].client.pusher.forceTLS}
      + CAMUNDA_MODELER_PUSHER_CLIENT_HOST = {13:ConfigMap/web-modeler-webapp data[application.toml].client.pusher.host}
      + CAMUNDA_MODELER_PUSHER_CLIENT_HOST = 
      + CAMUNDA_MODELER_PUSHER_CLIENT_PORT = 
      + CAMUNDA_MODELER_PUSHER_CLIENT_PATH = {13:ConfigMap/web-modeler-webapp data[application.toml].client.pusher.path}
      + CAMUNDA_MODELER_PUSHER_CLIENT_PORT = {13:ConfigMap/web-modeler-webapp data[application.toml].client.pusher.port}
      + CAMUNDA_MODELER_SERVER_HTTPSONLY = {13:ConfigMap/web-modeler-webapp data[application.toml].server.httpsOnly}
      + MANAGEMENT_SERVER_BASEPATH = {values:webModeler.contextPath}
      + SERVER_SERVLET_CONTEXTPATH = {values:webModeler.contextPath}
    Deployment/web-modeler-restapi
      ~ pod.containers[main].readinessProbe.httpGet.path = * -> {values:webModeler.contextPath}<1>
      ~ pod.containers[main].startupProbe.httpGet.path = * -> {values:webModeler.contextPath}<1>
      ~ pod.containers[main].livenessProbe.httpGet.path = * -> {values:webModeler.contextPath}<1>
      ~ pod.containers[main].resources.limits.cpu = 1000m -> 1800m
      ~ pod.containers[main].resources.limits.memory = 2Gi -> 2560Mi
      ~ pod.containers[main].resources.requests.cpu = 500m -> 900m
      ~ pod.containers[main].resources.requests.memory = 1Gi -> 1280Mi
    Application/console
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_NAME = WebModeler WebApp -> WebModeler
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_READINESS = *-webapp.*:8071/health/readiness -> <1>-restapi.*:8091{values:webModeler.contextPath}/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_METRICS = *-webapp.*:8071/metrics -> <1>-restapi.*:8091{values:webModeler.contextPath}/metrics
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_READINESS = *-webapp.*:8071/health/readiness -> <1>-restapi.*:8091/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_METRICS = *-webapp.*:8071/metrics -> <1>-restapi.*:8091/metrics
    `,
  ),
  ...rows(
    'chart/one-modeler',
    MODELER,
    'render of 13.12 without sign-in: the pages of Web Modeler were told about it all the same',
    `
    ConfigMap/web-modeler-webapp
      - data[application.toml].identity.baseUrl
      - data[application.toml].oAuth2.token.audience
      - data[application.toml].oAuth2.token.issuer
      - data[application.toml].oAuth2.token.jwksUrl
      - data[application.toml].oAuth2.type
    `,
    ['global.identity.auth.enabled'],
  ),
  ...rows(
    OPTIMIZE_CLAIM.id,
    OPTIMIZE_CLAIM.why,
    OPTIMIZE_CLAIM.source,
    `
    PersistentVolumeClaim/optimize-data-camunda
      ~ metadata.name = *-optimize-data-camunda -> <1>-optimize-data
    Deployment/optimize
      ~ pod.volumes[camunda].persistentVolumeClaim.claimName = *-optimize-data-camunda -> <1>-optimize-data
      - pod.volumes[tmp].persistentVolumeClaim.claimName = *-optimize-data-tmp
      - pod.volumes[tmp].persistentVolumeClaim.claimName = {values:optimize.persistence.existingClaim}
      + pod.volumes[tmp].emptyDir = present
    `,
  ),
  ...rows(
    'chart/generated-secrets',
    'A password that nobody said is made up for each render; in a cluster the one that is there stays.',
    'subcharts of both charts, rendered twice',
    `
    Secret/identity-postgresql Secret/postgresql Secret/postgresql-web-modeler
      ~ data[password] = <generated> -> *
      ~ data[postgres-password] = <generated> -> *
    Secret/keycloak
      ~ data[admin-password] = <generated> -> *
    `,
  ),
  ...rows(
    'chart/console-certificates',
    'Console does not start without the Secret of its certificates, as before; chart 14.x writes that down.',
    'templates/console/deployment.yaml of both charts, rendered with `console.tls.enabled`',
    `
    Deployment/console
      + pod.volumes[console-certificates].secret.optional = false
    `,
  ),
  ...rows(
    'chart/mail-login',
    'Chart 14.x does not log in at the mail server by itself: a variable of `webModeler.restapi.env` has to say so.',
    'templates/web-modeler/_helpers.tpl of 14.8 asks for a spelling of the password that the chart refuses',
    `
    Application/web-modeler-restapi
      ~ SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH = true -> false
    `,
  ),
  ...rows(
    'chart/local-port',
    'Without an Ingress the cluster is reached at another port of the own machine.',
    'values.yaml of both charts',
    `
    Application/web-modeler-restapi
      ~ CAMUNDA_MODELER_CLUSTERS_0_URL_WEBAPP = http://localhost:8088* -> http://localhost:8080<1>
    Application/console
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_3_URL = http://localhost:8084* -> http://localhost:8070<1>
${[5, 6, 7, 8, 9]
  .flatMap((n) =>
    ['URL', 'URLS_HTTP'].map(
      (what) =>
        `      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_${n}_${what} = http://localhost:8088* -> http://localhost:8080<1>`,
    ),
  )
  .join('\n')}
    `,
  ),
  ...rows(
    'chart/pusher-key',
    'The key with which parts of Web Modeler talk to each other is in its Secret now; it is made anew at every upgrade.',
    'templates/web-modeler/secret-shared.yaml and configmap-shared.yaml of both charts',
    `
    Application/web-modeler-restapi
      ~ RESTAPI_PUSHER_KEY = configMap <ConfigMap/web-modeler-configuration>/pusher-app-key -> secret <Secret/web-modeler>/pusher-app-key
    Application/web-modeler-websockets
      ~ PUSHER_APP_KEY = configMap <ConfigMap/web-modeler-configuration>/pusher-app-key -> secret <Secret/web-modeler>/pusher-app-key
    ConfigMap/web-modeler-configuration
      - data[pusher-app-key] = <generated>
    Secret/web-modeler
      + exists = present
      + data[pusher-app-key] = *
      ~ data[pusher-app-secret] = <generated> -> *
    `,
  ),
  ...rows(
    'chart/password-files',
    'The database of Identity reads its passwords from files, of the same Secret; its volume stays.',
    'the subchart of PostgreSQL in both charts, rendered',
    `
    Application/identity-postgresql
      - POSTGRES_PASSWORD = secret */{14:Application/identity-postgresql POSTGRES_PASSWORD_FILE|key}
      - POSTGRES_POSTGRES_PASSWORD = secret */{14:Application/identity-postgresql POSTGRES_POSTGRES_PASSWORD_FILE|key}
      + POSTGRES_PASSWORD_FILE = /opt/bitnami/postgresql/secrets/{13:Application/identity-postgresql POSTGRES_PASSWORD|key}
      + POSTGRES_POSTGRES_PASSWORD_FILE = /opt/bitnami/postgresql/secrets/{13:Application/identity-postgresql POSTGRES_POSTGRES_PASSWORD|key}
    StatefulSet/identity-postgresql
      + pod.containers[main].volumeMounts[/opt/bitnami/postgresql/secrets/].name = postgresql-password
      + pod.volumes[postgresql-password].secret.secretName = {13:Application/identity-postgresql POSTGRES_PASSWORD|name}
      + pod.volumes[postgresql-password].secret.secretName = <release>-identity-postgresql
    `,
  ),
  ...rows(
    'chart/database-probe',
    'A database is ready when it has been set up, not when it answers.',
    'the subchart of PostgreSQL in both charts, rendered',
    `
    StatefulSet/identity-postgresql StatefulSet/postgresql StatefulSet/postgresql-web-modeler
      ~ pod.containers[main].readinessProbe.exec.command = *\\n"] -> <1>\\n[ -f /opt/bitnami/postgresql/tmp/.initialized ] || [ -f /bitnami/postgresql/.initialized ]\\n"]
    `,
  ),
];
