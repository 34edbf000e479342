/**
 * What chart 13.x does otherwise than 12.x whatever the values say, found by rendering both with the same values. Each row is
 * one field of one kind of object; how it is written is in `rules/changes.ts`.
 */
import { changeRows as rows } from '../../rules/changes.ts';
import type { ChartChange, Copy } from '../../rules/rule.ts';

const MIGRATION = {
  id: 'chart/migration-jobs',
  why: 'What Operate, Tasklist and Identity of 8.7 stored is taken over by jobs and an importer.',
  source: 'templates/orchestration/migration and importer of chart 13.12',
};
export const COPIES: readonly Copy[] = [
  {
    ...MIGRATION,
    objects: ['Application/data-migration', 'Application/identity-migration', 'Application/importer'],
    of: 'Application/cluster',
  },
  {
    ...MIGRATION,
    objects: ['Deployment/importer', 'Job/data-migration', 'Job/identity-migration'],
    of: 'StatefulSet/cluster',
  },
  {
    ...MIGRATION,
    objects: ['ConfigMap/data-migration', 'ConfigMap/identity-migration', 'ConfigMap/importer'],
    of: 'ConfigMap/cluster',
  },
  {
    id: 'chart/generated-secrets',
    objects: [
      ...['connectors', 'operate', 'optimize', 'tasklist', 'zeebe'].map((part) => `Secret/${part}-identity-secret`),
    ],
    of: 'Deployment/identity',
    properties: /^metadata\.(?:labels|annotations)\./,
    why: 'Labels and notes for every object are the same everywhere.',
    source: '`global.labels` and `global.annotations` in templates of both charts',
  },
  {
    id: 'chart/license',
    objects: ['Secret/license'],
    of: 'StatefulSet/cluster',
    properties: /^metadata\.(?:labels|annotations)\./,
    why: 'Labels and notes for every object are the same everywhere.',
    source: '`global.labels` and `global.annotations` in templates of both charts',
  },
];

export const CHART_CHANGES: readonly ChartChange[] = [
  ...rows(
    'chart/one-workload',
    'Gateway, Operate and Tasklist are parts of the cluster: what was their own Deployment, Service or ConfigMap is that of the cluster.',
    'templates/orchestration of chart 13.12; templates/operate, tasklist and zeebe-gateway of 12.13',
    `
    ConfigMap/cluster ConfigMap/gateway ConfigMap/operate ConfigMap/tasklist Deployment/gateway Deployment/operate Deployment/tasklist Service/operate Service/tasklist ServiceAccount/gateway ServiceAccount/operate ServiceAccount/tasklist
      ~ metadata.name = <release>-* -> <release>-zeebe*
    ConfigMap/gateway Deployment/gateway ServiceAccount/gateway
      ~ metadata.name = {values:zeebeGateway.fullnameOverride}* -> <release>-zeebe*
    Deployment/gateway
      - pod.containers[main].volumeMounts[/usr/local/camunda/config/log4j2.xml].name = config
      - pod.containers[main].volumeMounts[/usr/local/camunda/config/log4j2.xml].subPath = gateway-log4j2.xml
      ~ pod.containers[main].volumeMounts[/usr/local/camunda/config/log4j2.xml].subPath = gateway-log4j2.xml -> log4j2.xml
    StatefulSet/cluster
      ~ pod.containers[main].volumeMounts[/usr/local/camunda/config/log4j2.xml].subPath = broker-log4j2.xml -> log4j2.xml
    ConfigMap/cluster ServiceAccount/cluster
      ~ metadata.name = {values:zeebe.fullnameOverride}* -> <release>-zeebe*
    ConfigMap/operate Deployment/operate Service/operate ServiceAccount/operate
      ~ metadata.labels.app.kubernetes.io/component = operate -> …
    ConfigMap/tasklist Deployment/tasklist Service/tasklist ServiceAccount/tasklist
      ~ metadata.labels.app.kubernetes.io/component = tasklist -> …
    ConfigMap/gateway Deployment/gateway ServiceAccount/gateway
      ~ metadata.labels.app.kubernetes.io/component = zeebe-gateway -> …
    Service/operate Service/tasklist
      ~ spec.ports[http].port = 80 -> …
      - spec.ports[http].targetPort
      - spec.ports[management].port
      - spec.ports[management].targetPort
    Service/operate
      ~ spec.selector.app.kubernetes.io/component = operate -> …
    Service/tasklist
      ~ spec.selector.app.kubernetes.io/component = tasklist -> …
    Service/gateway
      ~ spec.selector.app.kubernetes.io/component = zeebe-gateway -> zeebe-broker
    Deployment/gateway Deployment/operate Deployment/tasklist
      ~ pod.serviceAccountName = … -> {13:StatefulSet/cluster pod.serviceAccountName}
      ~ pod.containers[main].readinessProbe.httpGet.path = … -> {13:StatefulSet/cluster pod.containers[main].readinessProbe.httpGet.path}
      - spec.strategy.type
      ~ pod.volumes[config].configMap.defaultMode = 484 -> …
    Deployment/gateway
      ~ spec.replicas = 2 -> {13:StatefulSet/cluster spec.replicas}
    Deployment/operate Deployment/tasklist
      ~ spec.replicas = 1 -> {13:StatefulSet/cluster spec.replicas}
    Deployment/operate
      ~ spec.selector.matchLabels.app.kubernetes.io/component = operate -> …
      ~ pod.metadata.labels.app.kubernetes.io/component = operate -> …
      ~ pod.containers[main].name = operate -> …
    Deployment/operate Deployment/tasklist
      - pod.containers[main].ports[management].containerPort
      - pod.containers[main].volumeMounts[/camunda].name
      - pod.volumes[camunda].emptyDir
    Deployment/tasklist
      ~ spec.selector.matchLabels.app.kubernetes.io/component = tasklist -> …
      ~ pod.metadata.labels.app.kubernetes.io/component = tasklist -> …
      ~ pod.containers[main].name = tasklist -> …
    Deployment/gateway
      ~ spec.selector.matchLabels.app.kubernetes.io/component = zeebe-gateway -> …
      ~ pod.metadata.labels.app.kubernetes.io/component = zeebe-gateway -> …
      ~ pod.containers[main].name = zeebe-gateway -> …
      - pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-gateway"]}]},"topologyKey":"kubernetes.io/hostname"}]
    StatefulSet/cluster
      ~ pod.containers[main].name = zeebe -> orchestration
    PodDisruptionBudget/gateway
      ~ metadata.name = … -> {12:PodDisruptionBudget/cluster metadata.name}
      ~ metadata.labels.app.kubernetes.io/component = zeebe-gateway -> {12:PodDisruptionBudget/cluster metadata.labels.app.kubernetes.io/component}
      ~ spec.selector.matchLabels.app.kubernetes.io/component = zeebe-gateway -> {12:PodDisruptionBudget/cluster spec.selector.matchLabels.app.kubernetes.io/component}
      - exists
      - metadata.name
      - metadata.labels.app
      - metadata.labels.app.kubernetes.io/name
      - metadata.labels.app.kubernetes.io/component
      - spec.minAvailable = 1
      - spec.selector.matchLabels.app
      - spec.selector.matchLabels.app.kubernetes.io/name
      - spec.selector.matchLabels.app.kubernetes.io/instance
      - spec.selector.matchLabels.app.kubernetes.io/managed-by
      - spec.selector.matchLabels.app.kubernetes.io/part-of
      - spec.selector.matchLabels.app.kubernetes.io/component
    Deployment/operate Deployment/tasklist
      ~ pod.containers[main].ports[http].containerPort = 8080 -> {12:Deployment/gateway pod.containers[main].ports[http].containerPort}
      ~ pod.containers[main].ports[internal].containerPort = 26502 -> {12:StatefulSet/cluster pod.containers[main].ports[internal].containerPort}
    `,
  ),
  ...rows(
    'chart/one-program',
    'Gateway, Operate and Tasklist run inside the cluster: what they were told to reach it, each other and Identity with has no reader.',
    'application.yaml of both charts, rendered',
    `
    Application/operate
      ~ SPRING_PROFILES_ACTIVE = auth -> broker, identity, operate, consolidated-auth
    Application/tasklist
      ~ SPRING_PROFILES_ACTIVE = auth -> broker, identity, tasklist, consolidated-auth
    Application/gateway Application/operate
      ~ SPRING_PROFILES_ACTIVE = identity-auth -> broker, identity, operate, consolidated-auth
    Application/gateway Application/tasklist
      ~ SPRING_PROFILES_ACTIVE = identity-auth -> broker, identity, tasklist, consolidated-auth
    Application/operate Application/tasklist
      ~ SPRING_PROFILES_ACTIVE = auth -> broker, identity, operate, tasklist, consolidated-auth
      - SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI
      - SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI
      - MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE
      - CAMUNDA_IDENTITY_ISSUER
      - CAMUNDA_IDENTITY_ISSUER_BACKEND_URL
      - CAMUNDA_IDENTITY_CLIENT_SECRET
      - ZEEBE_CLIENT_ID
      - ZEEBE_CLIENT_SECRET
      - ZEEBE_AUTHORIZATION_SERVER_URL
      - ZEEBE_TOKEN_AUDIENCE
      - ZEEBE_CLIENT_CONFIG_PATH
      - ZEEBE_TOKEN_SCOPE
    Application/gateway Application/operate Application/tasklist
      ~ SPRING_PROFILES_ACTIVE = identity-auth -> broker, identity, operate, tasklist, consolidated-auth
      ~ SPRING_PROFILES_ACTIVE = identity-auth -> broker, identity, consolidated-auth
      - CAMUNDA_IDENTITY_BASEURL
      - CAMUNDA_IDENTITY_TYPE
      ~ CAMUNDA_CLUSTER_NETWORK_HOST = field status.podIP -> …
      ~ CAMUNDA_CLUSTER_NETWORK_HOST = field status.podIP -> 0.0.0.0
      - ZEEBE_GATEWAY_CLUSTER_MEMBERID
      - ZEEBE_GATEWAY_CLUSTER_CLUSTERNAME
      - ZEEBE_GATEWAY_CLUSTER_PORT
      - ZEEBE_GATEWAY_CLUSTER_INITIALCONTACTPOINTS
      ~ CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-opensearch>/password -> …
      ~ CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> …
    Application/operate
      ~ CAMUNDA_IDENTITY_CLIENTID = operate -> {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}
      ~ CAMUNDA_IDENTITY_AUDIENCE = operate-api -> orchestration-api
      ~ CAMUNDA_IDENTITY_AUDIENCE = {values:global.identity.auth.operate.audience} -> orchestration-api
      ~ CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL = … -> *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/operate
      ~ CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL = … -> */operate
      - CAMUNDA_OPERATE_ZEEBE_ELASTICSEARCH_PASSWORD = {12:Application/operate CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      - CAMUNDA_OPERATE_ZEEBE_OPENSEARCH_PASSWORD = {12:Application/operate CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_USERNAME = {13:Application/importer CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_USERNAME}
      - CAMUNDA_OPERATE_ELASTICSEARCH_HOST
      - CAMUNDA_OPERATE_ELASTICSEARCH_PORT
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_CLUSTERNAME
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_HOST
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PORT
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX = {13:Application/cluster ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_PREFIX}
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX = {13:Application/importer CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX}
      - CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      - LOGGING_LEVEL_ROOT
      - LOGGING_LEVEL_IO_CAMUNDA_OPERATE
      - CAMUNDA_OPERATE_ZEEBEOPENSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
    Application/tasklist
      ~ CAMUNDA_IDENTITY_CLIENTID = tasklist -> {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}
      ~ CAMUNDA_IDENTITY_AUDIENCE = tasklist-api -> orchestration-api
      ~ CAMUNDA_IDENTITY_AUDIENCE = {values:global.identity.auth.tasklist.audience} -> orchestration-api
      ~ CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL = … -> *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/tasklist
      ~ CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL = … -> */tasklist
      - CAMUNDA_TASKLIST_IDENTITY_USERACCESSRESTRICTIONSENABLED
      - CAMUNDA_TASKLIST_ZEEBE_ELASTICSEARCH_PASSWORD = {12:Application/tasklist CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      - CAMUNDA_TASKLIST_ZEEBE_OPENSEARCH_PASSWORD = {12:Application/tasklist CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_USERNAME = {13:Application/importer CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_USERNAME}
      - CAMUNDA_TASKLIST_ELASTICSEARCH_HOST
      - CAMUNDA_TASKLIST_ELASTICSEARCH_PORT
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_CLUSTERNAME
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_HOST
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PORT
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX = {13:Application/cluster ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_PREFIX}
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX = {13:Application/importer CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX}
      - CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      - HOME
      ~ CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS = … -> *:8080{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      ~ CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS = … -> *:8080
      - CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      ~ CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-opensearch>/password -> {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      ~ CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      - CAMUNDA_TASKLIST_IDENTITY_REDIRECTROOTURL
    Application/gateway
      - CAMUNDA_IDENTITY_ISSUERBACKENDURL
      ~ CAMUNDA_IDENTITY_AUDIENCE = zeebe-api -> orchestration-api
      ~ CAMUNDA_IDENTITY_AUDIENCE = {values:global.identity.auth.zeebe.audience} -> orchestration-api
      - ZEEBE_GATEWAY_ENABLE
      - ZEEBE_GATEWAY_SECURITY_AUTHENTICATION_MODE
      - ZEEBE_GATEWAY_MONITORING_HOST
      - ZEEBE_GATEWAY_MONITORING_PORT
      - ZEEBE_STANDALONE_GATEWAY
      ~ JAVA_TOOL_OPTIONS = -XX:+ExitOnOutOfMemoryError -> …
      - ZEEBE_GATEWAY_MULTITENANCY_ENABLED
    `,
  ),
  ...rows(
    'chart/one-truststore',
    'The certificates of the storage are mounted once, in the folder of the image of 8.8.',
    '`global.elasticsearch.tls` and `global.opensearch.tls` in templates of both charts, rendered',
    `
    Application/operate
      ~ JAVA_TOOL_OPTIONS = -Djavax.net.ssl.trustStore=/usr/local/operate/certificates/externaldb.jks -> *-Djavax.net.ssl.trustStore=/usr/local/camunda/certificates/externaldb.jks
    Application/tasklist
      ~ JAVA_TOOL_OPTIONS = -Djavax.net.ssl.trustStore=/app/certificates/externaldb.jks -> *-Djavax.net.ssl.trustStore=/usr/local/camunda/certificates/externaldb.jks
    Deployment/tasklist
      - pod.containers[main].volumeMounts[/app/certificates/externaldb.jks].name = {13:StatefulSet/cluster pod.containers[main].volumeMounts[/usr/local/camunda/certificates/externaldb.jks].name}
      - pod.containers[main].volumeMounts[/app/certificates/externaldb.jks].subPath = {13:StatefulSet/cluster pod.containers[main].volumeMounts[/usr/local/camunda/certificates/externaldb.jks].subPath}
    `,
  ),
  ...rows(
    'chart/one-image',
    'One image holds the whole cluster, of version 8.8.',
    'values.yaml of both charts',
    `
    Deployment/gateway Deployment/operate Deployment/tasklist StatefulSet/cluster
      ~ pod.containers[main].image.repository = *camunda/zeebe -> <1>camunda/camunda
      ~ pod.containers[main].image.repository = *camunda/operate -> <1>camunda/camunda
      ~ pod.containers[main].image.repository = *camunda/tasklist -> <1>camunda/camunda
    `,
  ),
  ...rows(
    'chart/versions',
    'Every component comes in its version of 8.8.',
    'values.yaml of both charts',
    `
    Deployment/connectors Deployment/console Deployment/gateway Deployment/identity Deployment/operate Deployment/optimize Deployment/tasklist Deployment/web-modeler-restapi Deployment/web-modeler-webapp Deployment/web-modeler-websockets StatefulSet/cluster StatefulSet/elasticsearch-master
      ~ pod.containers[main].image.tag = 8.7.* -> 8.8.*
      ~ pod.containers[main].image.tag = 8.1* -> 8.18.0
    Deployment/connectors Deployment/console Deployment/identity Deployment/optimize Deployment/web-modeler-restapi Deployment/web-modeler-webapp Deployment/web-modeler-websockets StatefulSet/cluster StatefulSet/elasticsearch-master
      + pod.containers[main].image.tag = 8.8.*
    Deployment/optimize
      ~ pod.initContainers[migration].image.tag = 8.7.* -> 8.8.*
      ~ pod.initContainers[migration].image.tag = 8.1* -> 8.18.0
    StatefulSet/elasticsearch-master
      ~ pod.initContainers[copy-default-plugins].image.tag = 8.7.* -> 8.8.*
      ~ pod.initContainers[copy-default-plugins].image.tag = 8.1* -> 8.18.0
    `,
  ),
  ...rows(
    'chart/pull-policy',
    'Images are pulled at every start.',
    '`global.image.pullPolicy` in values.yaml of both charts',
    `
    Deployment/connectors Deployment/console Deployment/identity Deployment/optimize Deployment/web-modeler-restapi Deployment/web-modeler-webapp Deployment/web-modeler-websockets StatefulSet/cluster
      ~ pod.containers[main].imagePullPolicy = IfNotPresent -> Always
    Deployment/gateway Deployment/operate Deployment/tasklist
      ~ pod.containers[main].imagePullPolicy = IfNotPresent -> …
    `,
  ),
  ...rows(
    'chart/cluster-defaults',
    'Settings that the chart of 8.8 writes for the cluster.',
    'application.yaml of the cluster in chart 13.12, rendered with no values',
    `
    Application/cluster
      ~ ZEEBE_BROKER_GATEWAY_ENABLE = false -> true
      - CAMUNDA_API_GRPC_SSL_ENABLED
      - ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE
      - ZEEBE_BROKER_NETWORK_MONITORINGAPI_PORT
      + SPRING_PROFILES_ACTIVE = broker, identity, consolidated-auth
      + MANAGEMENT_SERVER_ADDRESS = 0.0.0.0
      + MANAGEMENT_SERVER_PORT = 9600
      + MANAGEMENT_SERVER_BASEPATH = /
      + CAMUNDA_SYSTEM_CLOCKCONTROLLED = false
      + CAMUNDA_SYSTEM_VALIDATERESTORECONFIG = true
      + CAMUNDA_SYSTEM_UPGRADE_ENABLEVERSIONCHECK = true
      + CAMUNDA_CLUSTER_NODEID = 
      + CAMUNDA_DATABASE_INDEX_NUMBEROFREPLICAS = 1
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME = 
      + ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_USERNAME = 
      + ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_PASSWORD = 
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD = 
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_INDEXPREFIX = 
      + CAMUNDA_OPERATE_PERSISTENTSESSIONSENABLED = true
      + CAMUNDA_OPERATE_MULTITENANCY_ENABLED = false
      + CAMUNDA_TASKLIST_MULTITENANCY_ENABLED = false
      + ZEEBE_HOST = 0.0.0.0
      + ZEEBE_BROKER_GATEWAY_MULTITENANCY_ENABLED = false
      + ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_NUMBEROFREPLICAS = 1
      + CAMUNDA_DATABASE_AWSENABLED = false
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_CLUSTERNAME = opensearch
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME = 
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD = 
      + CAMUNDA_OPERATE_OPENSEARCH_AWSENABLED = false
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_AWSENABLED = false
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_USERNAME = 
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PASSWORD = 
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      + VALUES_ELASTICSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      + CAMUNDA_TASKLIST_OPENSEARCH_AWSENABLED = false
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_AWSENABLED = false
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_USERNAME = 
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PASSWORD = 
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_NUMBEROFREPLICAS = 1
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL = {12:Application/operate CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      + CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL = {12:Application/cluster ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL}
      ~ ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_AUTHENTICATION_PASSWORD = secret <Secret/<release>-camunda-platform-opensearch>/password -> {12:Secret/<release>-camunda-platform-opensearch data[password]}
      ~ ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_AUTHENTICATION_PASSWORD = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> {12:Secret/<release>-camunda-platform-elasticsearch data[password]}
      ~ CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-opensearch>/password -> {12:Secret/<release>-camunda-platform-opensearch data[password]}
      ~ CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> {12:Secret/<release>-camunda-platform-elasticsearch data[password]}
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = 
      + ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT = 26501
      + CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS = <release>-zeebe-gateway:26500
      + CAMUNDA_TASKLIST_ZEEBE_GATEWAYADDRESS = <release>-zeebe-gateway:26500
      + CAMUNDA_OPERATE_IDENTITY_REDIRECTROOTURL = http://localhost:8080/operate
      + ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT = 26502
      + ZEEBE_BROKER_CLUSTER_CLUSTERNAME = <release>-zeebe
      + VALUES_OPENSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      + CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_INDEXPREFIX = 
      + ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_PREFIX = zeebe-record
    `,
  ),
  ...rows(
    'chart/camunda-exporter',
    'The cluster writes for Operate and Tasklist itself, by the exporter of 8.8.',
    'application.yaml of the cluster in chart 13.12, rendered with no values',
    `
    Application/cluster
      + CAMUNDA_DATA_SECONDARYSTORAGE_AUTOCONFIGURECAMUNDAEXPORTER = true
      + CAMUNDA_DATA_SECONDARYSTORAGE_AUTOCONFIGURECAMUNDAEXPORTER = false
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_CLASSNAME = io.camunda.exporter.CamundaExporter
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_TYPE = elasticsearch
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_TYPE = opensearch
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_AWSENABLED = false
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_ELSROLLOVERDATEFORMAT = date
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_ROLLOVERINTERVAL = 1d
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_ROLLOVERBATCHSIZE = 100
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_WAITPERIODBEFOREARCHIVING = 1h
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_DELAYBETWEENRUNS = 2000
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_MAXDELAYBETWEENRUNS = 60000
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_CONNECT_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
    `,
  ),
  ...rows(
    'chart/own-file',
    'A text of 8.7 replaced the file that the chart writes for the brokers; without it the file says this again.',
    'application.yaml of the cluster in chart 13.12, rendered with no values',
    `
    Application/cluster
      + CAMUNDA_CLUSTER_SIZE = {values:zeebe.clusterSize}
      + CAMUNDA_CLUSTER_SIZE = 3
      + CAMUNDA_CLUSTER_REPLICATIONFACTOR = {values:zeebe.replicationFactor}
      + CAMUNDA_CLUSTER_REPLICATIONFACTOR = 3
      + CAMUNDA_CLUSTER_PARTITIONCOUNT = {values:zeebe.partitionCount}
      + CAMUNDA_CLUSTER_PARTITIONCOUNT = 3
      + CAMUNDA_DATA_SNAPSHOTPERIOD = 5m
      + CAMUNDA_DATA_PRIMARYSTORAGE_DISK_FREESPACE_PROCESSING = 2GB
      + CAMUNDA_DATA_PRIMARYSTORAGE_DISK_FREESPACE_REPLICATION = 1GB
    `,
  ),
  ...rows(
    'chart/security',
    "The cluster has users, roles and permissions of its own; these are the chart's.",
    '`orchestration.security` in values.yaml of chart 13.12',
    `
    Application/cluster
      + CAMUNDA_SECURITY_AUTHENTICATION_UNPROTECTEDAPI = false
      + CAMUNDA_SECURITY_AUTHORIZATIONS_ENABLED = true
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_MAPPINGRULES = 
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS = demo
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_CLIENTS = connectors
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_MAPPINGRULES = 
      + CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_USERS = connectors
      + CAMUNDA_SECURITY_MULTITENANCY_CHECKSENABLED = false
      + CAMUNDA_SECURITY_MULTITENANCY_CHECKSENABLED = true
      + CAMUNDA_SECURITY_MULTITENANCY_APIENABLED = true
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_0_EMAIL = connector@demo.com
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_0_NAME = Connector User
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_0_PASSWORD = connector
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_0_USERNAME = connectors
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_1_EMAIL = demo@demo.com
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_1_NAME = Demo User
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_1_PASSWORD = demo
      + CAMUNDA_SECURITY_INITIALIZATION_USERS_1_USERNAME = demo
    `,
  ),
  ...rows(
    'chart/oidc',
    'The cluster signs in at the identity provider by itself, with the client that the files name.',
    'application.yaml of the cluster in chart 13.12',
    `
    Application/cluster
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM = preferred_username
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIM = client_id
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID = orchestration
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID = {12:Application/operate ZEEBE_CLIENT_ID}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID = {12:Application/tasklist ZEEBE_CLIENT_ID}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET = {12:Application/operate ZEEBE_CLIENT_SECRET}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET = {12:Application/tasklist ZEEBE_CLIENT_SECRET}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = zeebe-api, operate-api, tasklist-api, orchestration, orchestration-api, web-modeler-api
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHORIZATIONURI = {12:Application/operate CAMUNDA_IDENTITY_ISSUER}/protocol/openid-connect/auth
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHORIZATIONURI = {12:Application/tasklist CAMUNDA_IDENTITY_ISSUER}/protocol/openid-connect/auth
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET = {12:Secret/zeebe-identity-secret data[zeebe-secret]}
      + VALUES_ORCHESTRATION_CLIENT_SECRET = {12:Secret/zeebe-identity-secret data[zeebe-secret]}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET = secret camunda-credentials/identity-orchestration-client-token
      + VALUES_ORCHESTRATION_CLIENT_SECRET = secret camunda-credentials/identity-orchestration-client-token
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHORIZATIONURI = {12:Application/identity IDENTITY_AUTHPROVIDER_ISSUERURL}/protocol/openid-connect/auth
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, {values:global.identity.auth.webModeler.clientApiAudience}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {12:Application/operate CAMUNDA_IDENTITY_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, web-modeler-api
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {12:Application/operate CAMUNDA_IDENTITY_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, {values:global.identity.auth.webModeler.clientApiAudience}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {12:Application/operate CAMUNDA_IDENTITY_AUDIENCE}, {12:Application/tasklist CAMUNDA_IDENTITY_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, web-modeler-api
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {12:Application/operate CAMUNDA_IDENTITY_AUDIENCE}, {12:Application/tasklist CAMUNDA_IDENTITY_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, {values:global.identity.auth.webModeler.clientApiAudience}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI = {13:Application/identity IDENTITY_AUTHPROVIDER_BACKENDURL}/protocol/openid-connect/certs
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI = {13:Application/identity IDENTITY_AUTHPROVIDER_BACKENDURL}/protocol/openid-connect/token
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI = {12:Application/operate SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI = {12:Application/operate ZEEBE_AUTHORIZATION_SERVER_URL}
      + CAMUNDA_IDENTITY_CLIENTID = {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHORIZATIONURI = {13:Application/connectors CAMUNDA_IDENTITY_ISSUER}/protocol/openid-connect/auth
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}, {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID}, {13:Application/cluster CAMUNDA_IDENTITY_AUDIENCE}, {12:Application/web-modeler-restapi CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNALAPI}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI = {13:Application/identity KEYCLOAK_URL}/realms/*/protocol/openid-connect/certs
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_JWKSETURI = {13:Application/optimize CAMUNDA_IDENTITY_ISSUERBACKENDURL}/protocol/openid-connect/certs
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI = {13:Application/identity KEYCLOAK_URL}/realms/*/protocol/openid-connect/token
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_TOKENURI = {13:Application/optimize CAMUNDA_IDENTITY_ISSUERBACKENDURL}/protocol/openid-connect/token
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI = *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/sso-callback
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI = */sso-callback
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUTHENTICATIONREFRESHINTERVAL = PT30S
      + VALUES_ORCHESTRATION_CLIENT_SECRET = {12:Application/operate ZEEBE_CLIENT_SECRET}
      + VALUES_ORCHESTRATION_CLIENT_SECRET = {12:Application/tasklist ZEEBE_CLIENT_SECRET}
      + CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI = {12:Application/operate CAMUNDA_IDENTITY_ISSUER}
    `,
  ),
  ...rows(
    'chart/retention',
    'Where old data is deleted, the chart of 8.8 names the policies, and has one for usage metrics.',
    'application.yaml of the cluster in chart 13.12, rendered with `orchestration.history.retention`',
    `
    Application/cluster
      + CAMUNDA_DATABASE_RETENTION_POLICYNAME = camunda-history-retention-policy
      + CAMUNDA_DATABASE_RETENTION_USAGEMETRICSMINIMUMAGE = 730d
      + CAMUNDA_DATABASE_RETENTION_USAGEMETRICSPOLICYNAME = camunda-usage-metrics-retention-policy
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_POLICYNAME = camunda-history-retention-policy
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_USAGEMETRICSMINIMUMAGE = 730d
      + ZEEBE_BROKER_EXPORTERS_CAMUNDAEXPORTER_ARGS_HISTORY_RETENTION_USAGEMETRICSPOLICYNAME = camunda-usage-metrics-retention-policy
    `,
  ),
  ...rows(
    'chart/license',
    'The licence key reaches only the cluster, and only where one is given.',
    'templates of both charts, rendered without a licence',
    `
    Application/connectors Application/console Application/identity Application/optimize Application/web-modeler-restapi Application/web-modeler-webapp Application/web-modeler-websockets
      - CAMUNDA_LICENSE_KEY
    Application/gateway Application/operate Application/tasklist
      ~ CAMUNDA_LICENSE_KEY = secret <Secret/license>/CAMUNDA_LICENSE_KEY -> …
    Application/cluster
      ~ CAMUNDA_LICENSE_KEY = secret <Secret/license>/CAMUNDA_LICENSE_KEY -> \${VALUES_ORCHESTRATION_LICENSE_KEY}
    Application/web-modeler-restapi Application/web-modeler-webapp Application/web-modeler-websockets
      ~ CAMUNDA_LICENSE_KEY = secret <Secret/license>/CAMUNDA_LICENSE_KEY -> {12:Secret/license data[CAMUNDA_LICENSE_KEY]}
    Deployment/optimize
      - pod.initContainers[migration].env[CAMUNDA_LICENSE_KEY]
    `,
  ),
  ...rows(
    'chart/resources',
    'The containers of the cluster get the resources of its own defaults.',
    '`resources` in values.yaml of both charts',
    `
    Deployment/operate Deployment/tasklist
      ~ pod.containers[main].resources.limits.memory = 2Gi -> …
    Deployment/operate
      ~ pod.containers[main].resources.requests.cpu = 600m -> …
      ~ pod.containers[main].resources.requests.memory = 400Mi -> …
      ~ pod.containers[main].resources.limits.cpu = 2000m -> …
    Deployment/tasklist
      ~ pod.containers[main].resources.limits.cpu = 1000m -> …
    Deployment/gateway Deployment/tasklist
      ~ pod.containers[main].resources.requests.cpu = 400m -> …
    Deployment/tasklist
      ~ pod.containers[main].resources.requests.memory = 1Gi -> …
    Deployment/gateway
      ~ pod.containers[main].resources.limits.cpu = 400m -> …
      ~ pod.containers[main].resources.limits.memory = 800Mi -> …
      ~ pod.containers[main].resources.requests.memory = 800Mi -> …
    StatefulSet/cluster
      ~ pod.containers[main].resources.limits.cpu = 960m -> 2000m
      ~ pod.containers[main].resources.limits.memory = 1920Mi -> 3000Mi
      ~ pod.containers[main].resources.requests.cpu = 800m -> 1000m
      ~ pod.containers[main].resources.requests.memory = 1200Mi -> 1500Mi
    `,
  ),
  ...rows(
    'chart/probes',
    'One container has one set of probes, that of the cluster.',
    '`readinessProbe`, `livenessProbe` and `startupProbe` in values.yaml of both charts',
    `
    Deployment/operate Deployment/tasklist
      ~ pod.containers[main].readinessProbe.httpGet.port = management -> …
      ~ pod.containers[main].startupProbe.httpGet.port = management -> …
      ~ pod.containers[main].livenessProbe.httpGet.port = management -> …
    Deployment/gateway Deployment/operate Deployment/tasklist
      ~ pod.containers[main].readinessProbe.timeoutSeconds = 1 -> …
      ~ pod.containers[main].startupProbe.timeoutSeconds = 1 -> …
      ~ pod.containers[main].livenessProbe.initialDelaySeconds = 30 -> …
      ~ pod.containers[main].livenessProbe.timeoutSeconds = 1 -> …
      ~ pod.containers[main].startupProbe.initialDelaySeconds = 10 -> …
    Deployment/tasklist
      ~ pod.containers[main].readinessProbe.timeoutSeconds = 5 -> …
    StatefulSet/cluster
      ~ pod.containers[main].startupProbe.httpGet.path = /actuator/health/startup -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = /actuator/health/startup -> /actuator/health/startup
      ~ pod.containers[main].readinessProbe.httpGet.path = /actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = /actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = /actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = /actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = /actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = /actuator/health/liveness -> /actuator/health/liveness
    Deployment/gateway
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> /actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/startup
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = /actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = /actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = /actuator/health/startup -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = /actuator/health/startup -> /actuator/health/startup
    Deployment/operate
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> /actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/startup
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
    Deployment/tasklist
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup -> /actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/startup
      ~ pod.containers[main].startupProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/startup
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].readinessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/liveness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/liveness -> /actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ pod.containers[main].livenessProbe.httpGet.path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness -> /actuator/health/readiness
    `,
  ),
  ...rows(
    'chart/start',
    'The cluster starts by a script of chart 13.x, which also restores backups.',
    'startup.sh of both charts',
    `
    ConfigMap/cluster
      ~ data[startup.sh] = … -> *startup*
    StatefulSet/cluster
      + pod.containers[main].command = ["bash","/usr/local/bin/startup.sh"]
    `,
  ),
  ...rows(
    'chart/migration-jobs',
    'What Operate, Tasklist and Identity of 8.7 stored is taken over by jobs and an importer.',
    'templates/orchestration/migration and importer of chart 13.12',
    `
    Application/data-migration Application/identity-migration Application/importer ConfigMap/data-migration ConfigMap/identity-migration ConfigMap/importer Deployment/importer Job/data-migration Job/identity-migration
      + exists = present
    ConfigMap/data-migration ConfigMap/identity-migration Job/data-migration Job/identity-migration
      + metadata.labels.app.kubernetes.io/component = orchestration-migration
    ConfigMap/importer Deployment/importer
      + metadata.labels.app.kubernetes.io/component = orchestration-importer
    ConfigMap/data-migration
      + metadata.name = <release>-zeebe-migration-data-env-vars
    ConfigMap/identity-migration
      + metadata.name = {13:Service/identity metadata.name}-migration-configuration
    ConfigMap/importer
      + metadata.name = <release>-zeebe-migration-importer-env-vars
    Job/data-migration
      + metadata.name = <release>-zeebe-migration-data
      + pod.containers[main].command = ["/usr/local/camunda/bin/data-migration"]
      + pod.containers[main].name = camunda-migration-data
    Job/identity-migration
      + metadata.name = <release>-zeebe-migration-identity
      + pod.containers[main].command = ["/usr/local/camunda/bin/identity-migration"]
      + pod.containers[main].name = camunda-migration
      + pod.volumes[config].configMap.name = {13:Service/identity metadata.name}-migration-configuration
      + pod.initContainers[wait-for-orchestration].command = ["sh","-c","until curl -sf http://{13:Service/gateway metadata.name}:{13:StatefulSet/cluster pod.containers[main].readinessProbe.httpGet.port}{13:StatefulSet/cluster pod.containers[main].readinessProbe.httpGet.path}; do\\n  echo \\"Waiting for Orchestration Cluster\\"; sleep 5;\\ndone\\n"]
      + pod.initContainers[wait-for-orchestration].command = ["sh","-c","until curl -sf http://<release>-zeebe-gateway:{13:Service/gateway spec.ports[server].port}/actuator/health/readiness; do\\n  echo \\"Waiting for Orchestration Cluster\\"; sleep 5;\\ndone\\n"]
      + pod.initContainers[wait-for-orchestration].image.repository = *curlimages/curl
      + pod.initContainers[wait-for-orchestration].image.tag = 8.21.0
      + pod.initContainers[wait-for-orchestration].resources.limits.cpu = 50m
      + pod.initContainers[wait-for-orchestration].resources.limits.memory = 64Mi
      + pod.initContainers[wait-for-orchestration].resources.requests.cpu = 50m
      + pod.initContainers[wait-for-orchestration].resources.requests.memory = 64Mi
      + pod.initContainers[wait-for-orchestration].securityContext.allowPrivilegeEscalation = {13:StatefulSet/cluster pod.containers[main].securityContext.allowPrivilegeEscalation}
      + pod.initContainers[wait-for-orchestration].securityContext.privileged = {13:StatefulSet/cluster pod.containers[main].securityContext.privileged}
      + pod.initContainers[wait-for-orchestration].securityContext.readOnlyRootFilesystem = {13:StatefulSet/cluster pod.containers[main].securityContext.readOnlyRootFilesystem}
      + pod.initContainers[wait-for-orchestration].securityContext.runAsNonRoot = {13:StatefulSet/cluster pod.containers[main].securityContext.runAsNonRoot}
      + pod.initContainers[wait-for-orchestration].securityContext.runAsUser = {13:StatefulSet/cluster pod.containers[main].securityContext.runAsUser}
      + pod.initContainers[wait-for-orchestration].securityContext.seccompProfile.type = {13:StatefulSet/cluster pod.containers[main].securityContext.seccompProfile.type}
    Job/data-migration Job/identity-migration
      + pod.metadata.labels.app.kubernetes.io/component = orchestration-migration
      + pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[{"podAffinityTerm":{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-broker"]}]},"topologyKey":"kubernetes.io/hostname"},"weight":1}] = present
      + pod.containers[main].resources.limits.cpu = 500m
      + pod.containers[main].resources.limits.memory = 500Mi
      + pod.containers[main].resources.requests.cpu = 500m
      + pod.containers[main].resources.requests.memory = 500Mi
      + pod.containers[main].volumeMounts[/usr/local/camunda/logs].name = logs
      + pod.volumes[logs].emptyDir = present
      + pod.restartPolicy = OnFailure
      + spec.backoffLimit = 6
    Deployment/importer
      + metadata.name = <release>-zeebe-migration-importer
      + pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[{"podAffinityTerm":{"labelSelector":{"matchExpressions":[{"key":"app.kubernetes.io/component","operator":"In","values":["zeebe-broker"]}]},"topologyKey":"kubernetes.io/hostname"},"weight":1}] = present
      + pod.containers[main].name = orchestration-migration-importer
      + pod.metadata.labels.app.kubernetes.io/component = orchestration-importer
      + spec.selector.matchLabels.app.kubernetes.io/component = orchestration-importer
      + pod.volumes[data].emptyDir = present
      + spec.replicas = 1
      + spec.strategy.type = RollingUpdate
    Application/data-migration
      + MIGRATION_TASKS_LEGACYINDEXRETENTIONAGE = {13:Application/cluster CAMUNDA_DATABASE_RETENTION_MINIMUMAGE}
      + SPRING_PROFILES_ACTIVE = process-migration, task-migration, usage-metric-migration
      + VALUES_ORCHESTRATION_NODE_ID = -1
      + MIGRATION_PROCESS_BATCHSIZE = 5
      + MIGRATION_PROCESS_IMPORTERFINISHEDTIMEOUT = PT1M
      + MIGRATION_PROCESS_RETRY_MAXRETRIES = 5
      + MIGRATION_PROCESS_RETRY_MAXRETRYDELAY = PT1M
      + MIGRATION_PROCESS_RETRY_MINRETRYDELAY = PT10s
      + MIGRATION_PROCESS_RETRY_RETRYDELAYMULTIPLIER = 2
      + MIGRATION_METRICS_BATCHSIZE = 5
      + MIGRATION_METRICS_IMPORTERFINISHEDTIMEOUT = PT1M
      + MIGRATION_METRICS_RETRY_MAXRETRIES = 5
      + MIGRATION_METRICS_RETRY_MAXRETRYDELAY = PT1M
      + MIGRATION_METRICS_RETRY_MINRETRYDELAY = PT10s
      + MIGRATION_METRICS_RETRY_RETRYDELAYMULTIPLIER = 2
      + MIGRATION_TUMETRICS_BATCHSIZE = 5
      + MIGRATION_TUMETRICS_IMPORTERFINISHEDTIMEOUT = PT1M
      + MIGRATION_TUMETRICS_RETRY_MAXRETRIES = 5
      + MIGRATION_TUMETRICS_RETRY_MAXRETRYDELAY = PT1M
      + MIGRATION_TUMETRICS_RETRY_MINRETRYDELAY = PT10s
      + MIGRATION_TUMETRICS_RETRY_RETRYDELAYMULTIPLIER = 2
      + MIGRATION_TASKS_BATCHSIZE = 5
      + MIGRATION_TASKS_IMPORTERFINISHEDTIMEOUT = PT1M
      + MIGRATION_TASKS_RETRY_MAXRETRIES = 5
      + MIGRATION_TASKS_RETRY_MAXRETRYDELAY = PT1M
      + MIGRATION_TASKS_RETRY_MINRETRYDELAY = PT10s
      + MIGRATION_TASKS_RETRY_RETRYDELAYMULTIPLIER = 2
    Application/identity-migration
      + CAMUNDA_MIGRATION_IDENTITY_MODE = KEYCLOAK
      + CAMUNDA_MIGRATION_IDENTITY_RESOURCEAUTHORIZATIONSENABLED = false
      + CAMUNDA_MIGRATION_IDENTITY_CLUSTER_CLUSTERNAME = {13:Application/cluster ZEEBE_BROKER_CLUSTER_CLUSTERNAME}
      + CAMUNDA_MIGRATION_IDENTITY_CLUSTER_CLUSTERSIZE = {13:Application/cluster CAMUNDA_CLUSTER_SIZE}
      + CAMUNDA_MIGRATION_IDENTITY_CLUSTER_PARTITIONSCOUNT = {13:Application/cluster CAMUNDA_CLUSTER_PARTITIONCOUNT}
      + CAMUNDA_MIGRATION_IDENTITY_CLUSTER_REPLICATIONFACTOR = {13:Application/cluster CAMUNDA_CLUSTER_REPLICATIONFACTOR}
      + CAMUNDA_MIGRATION_IDENTITY_CLUSTER_INITIALCONTACTPOINTS = {13:Application/cluster ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_AUDIENCE = {13:Application/identity CAMUNDA_IDENTITY_AUDIENCE}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_BASEURL = http://{13:Service/identity metadata.name}:{13:Service/identity spec.ports[http].port}{13:Application/identity SERVER_SERVLET_CONTEXTPATH}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_BASEURL = http://{13:Service/identity metadata.name}:{13:Service/identity spec.ports[http].port}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_CLIENTID = migration
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_CLIENTSECRET = {13:Application/identity KEYCLOAK_CLIENTS_0_SECRET}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_ISSUERBACKENDURL = {13:Application/identity IDENTITY_AUTHPROVIDER_BACKENDURL}
      + CAMUNDA_MIGRATION_IDENTITY_MANAGEMENTIDENTITY_ISSUERTYPE = KEYCLOAK
      + VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET = {13:Application/identity KEYCLOAK_CLIENTS_0_SECRET}
    Application/importer
      + SPRING_PROFILES_ACTIVE = tasklist, operate, consolidated-auth
      + VALUES_ORCHESTRATION_NODE_ID = -1
      + VALUES_ORCHESTRATION_NODE_ID = -2
      + ZEEBE_GATEWAY_CLUSTER_CLUSTER_NAME = {13:Application/cluster ZEEBE_BROKER_CLUSTER_CLUSTERNAME}
      + ZEEBE_GATEWAY_CLUSTER_INITIAL_CONTACT_POINTS = {13:Application/cluster K8S_SERVICE_NAME}:{13:Application/cluster ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT}
      + ZEEBE_GATEWAY_CLUSTER_MEMBERID = field metadata.name
      + ZEEBE_GATEWAY_CLUSTER_PORT = {13:Application/cluster ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT}
      + CAMUNDA_SECURITY_INITIALIZATION = 
      + CAMUNDA_DATABASE_INDEX_NUMBER_OF_REPLICAS = {13:Application/cluster CAMUNDA_DATABASE_INDEX_NUMBEROFREPLICAS}
      + CAMUNDA_OPERATE_IMPORTER_ENABLED = true
      + CAMUNDA_OPERATE_WEBAPP_ENABLED = false
      + CAMUNDA_OPERATE_ZEEBE_BROKER_CONTACT_POINT = {13:Application/cluster K8S_SERVICE_NAME}:26500
      + CAMUNDA_OPERATE_ZEEBE_BROKER_CONTACT_POINT = {13:Application/cluster K8S_SERVICE_NAME}:{12:Service/gateway spec.ports[grpc].port}
      + CAMUNDA_OPERATE_ZEEBE_GATEWAY_ADDRESS = {13:Application/cluster CAMUNDA_OPERATE_ZEEBE_GATEWAYADDRESS}
      + CAMUNDA_OPERATE_ZEEBE_GATEWAY_ADDRESS = <release>-zeebe-gateway:26500
      + CAMUNDA_TASKLIST_IMPORTER_ENABLED = true
      + CAMUNDA_TASKLIST_WEBAPP_ENABLED = false
      + CAMUNDA_TASKLIST_ZEEBE_BROKER_CONTACT_POINT = {13:Application/cluster K8S_SERVICE_NAME}:26500
      + CAMUNDA_TASKLIST_ZEEBE_BROKER_CONTACT_POINT = {13:Application/cluster K8S_SERVICE_NAME}:{12:Service/gateway spec.ports[grpc].port}
      + CAMUNDA_TASKLIST_ZEEBE_GATEWAY_ADDRESS = {13:Application/cluster CAMUNDA_TASKLIST_ZEEBE_GATEWAYADDRESS}
      + CAMUNDA_TASKLIST_ZEEBE_GATEWAY_ADDRESS = <release>-zeebe-gateway:26500
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_CLUSTERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_CLUSTERNAME}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX = {12:Application/operate CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PREFIX = zeebe-record
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_HOST = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL|host}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PORT = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL|port}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_USERNAME = 
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PASSWORD = 
      + CAMUNDA_OPERATE_ZEEBEELASTICSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_CLUSTERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_CLUSTERNAME}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX = {12:Application/tasklist CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PREFIX = zeebe-record
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_HOST = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL|host}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PORT = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL|port}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_USERNAME = 
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_USERNAME}
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PASSWORD = 
      + CAMUNDA_TASKLIST_ZEEBEELASTICSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_CLUSTERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_CLUSTERNAME}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PREFIX = {12:Application/operate CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PREFIX}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PREFIX = zeebe-record
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_HOST = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL|host}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PORT = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL|port}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      + CAMUNDA_OPERATE_ZEEBEOPENSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_URL = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_CLUSTERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_CLUSTERNAME}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PREFIX = {12:Application/tasklist CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PREFIX}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PREFIX = zeebe-record
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_HOST = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL|host}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PORT = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_URL|port}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_USERNAME = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_USERNAME}
      + CAMUNDA_TASKLIST_ZEEBEOPENSEARCH_PASSWORD = {13:Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_OPENSEARCH_PASSWORD}
    `,
  ),
  ...rows(
    'chart/legacy-index',
    'The old task index, whose tasks the migration has taken over, goes after 30 days, whatever the retention of the history is.',
    '`orchestration.migration.data.tasks.legacyIndexRetentionAge` in values.yaml of chart 13.12',
    `
    Application/data-migration
      + MIGRATION_TASKS_LEGACYINDEXRETENTIONAGE = 30d
    `,
  ),
  ...rows(
    'chart/operate-migration',
    "Operate's own init container for migrations is gone: a job migrates.",
    'templates/operate/deployment.yaml of chart 12.13',
    `
    Deployment/operate
      - pod.initContainers[migration].command
      - pod.initContainers[migration].image.registry = {12:Deployment/operate pod.containers[main].image.registry}
      - pod.initContainers[migration].image.repository
      - pod.initContainers[migration].image.tag
      - pod.initContainers[migration].resources.limits.cpu = {12:Deployment/operate pod.containers[main].resources.limits.cpu}
      - pod.initContainers[migration].resources.limits.memory = {12:Deployment/operate pod.containers[main].resources.limits.memory}
      - pod.initContainers[migration].resources.requests.cpu = {12:Deployment/operate pod.containers[main].resources.requests.cpu}
      - pod.initContainers[migration].resources.requests.memory = 1Gi
      - pod.initContainers[migration].resources.limits.cpu = 2000m
      - pod.initContainers[migration].resources.limits.memory = 2Gi
      - pod.initContainers[migration].resources.requests.cpu = 600m
      - pod.initContainers[migration].securityContext.allowPrivilegeEscalation
      - pod.initContainers[migration].securityContext.privileged
      - pod.initContainers[migration].securityContext.readOnlyRootFilesystem
      - pod.initContainers[migration].securityContext.runAsNonRoot
      - pod.initContainers[migration].securityContext.runAsUser
      - pod.initContainers[migration].securityContext.seccompProfile.type
      - pod.initContainers[migration].env[*]
      - pod.initContainers[migration].volumeMounts[* = {12:Deployment/operate pod.containers[main].volumeMounts[<1>}
    `,
  ),
  ...rows(
    'chart/identity-presets',
    'Management Identity no longer creates clients and roles of Operate, Tasklist and Zeebe, but one of the orchestration cluster.',
    'application.yaml of Identity in both charts',
    `
    Application/identity
      ~ IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_SECRET = *<secret <Secret/connectors-identity-secret>/connectors-secret>* -> <1>{12:Secret/connectors-identity-secret data[connectors-secret]}<2>
      ~ IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_SECRET = *<secret <Secret/connectors-identity-secret>/connectors-secret>* -> <1><secret camunda-credentials/identity-connectors-client-token><2>
      ~ IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_PERMISSIONS_0_AUDIENCE = operate-api -> orchestration-api
      ~ IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_PERMISSIONS_0_AUDIENCE = {values:global.identity.auth.operate.audience} -> orchestration-api
      ~ IDENTITY_COMPONENTPRESETS_CONSOLE_APPLICATIONS_0_ROOTURL = http://localhost:8080 -> http://localhost:8087
      ~ IDENTITY_COMPONENTPRESETS_IDENTITY_ROLES_0_NAME = Identity -> ManagementIdentity
      ~ IDENTITY_COMPONENTPRESETS_IDENTITY_ROLES_0_DESCRIPTION = Provides full access to Identity -> Provides full access to Management Identity
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_NAME
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_PERMISSIONS_0_DEFINITION
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_PERMISSIONS_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_PERMISSIONS_1_DEFINITION
      - IDENTITY_COMPONENTPRESETS_OPERATE_APIS_0_PERMISSIONS_1_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_ID
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_NAME
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_REDIRECTURIS
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_ROOTURL
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_SECRET
      - IDENTITY_COMPONENTPRESETS_OPERATE_APPLICATIONS_0_TYPE
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_NAME
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_PERMISSIONS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_PERMISSIONS_0_DEFINITION
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_PERMISSIONS_1_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPERATE_ROLES_0_PERMISSIONS_1_DEFINITION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_NAME
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_PERMISSIONS_0_DEFINITION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_PERMISSIONS_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_PERMISSIONS_1_DEFINITION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APIS_0_PERMISSIONS_1_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_ID
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_NAME
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_REDIRECTURIS
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_ROOTURL
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_SECRET
      - IDENTITY_COMPONENTPRESETS_TASKLIST_APPLICATIONS_0_TYPE
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_NAME
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_PERMISSIONS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_PERMISSIONS_0_DEFINITION
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_PERMISSIONS_1_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_TASKLIST_ROLES_0_PERMISSIONS_1_DEFINITION
      - IDENTITY_COMPONENTPRESETS_ZEEBE_APIS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_ZEEBE_APIS_0_NAME
      - IDENTITY_COMPONENTPRESETS_ZEEBE_APIS_0_PERMISSIONS_0_DEFINITION
      - IDENTITY_COMPONENTPRESETS_ZEEBE_APIS_0_PERMISSIONS_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_ZEEBE_ROLES_0_DESCRIPTION
      - IDENTITY_COMPONENTPRESETS_ZEEBE_ROLES_0_NAME
      - IDENTITY_COMPONENTPRESETS_ZEEBE_ROLES_0_PERMISSIONS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_ZEEBE_ROLES_0_PERMISSIONS_0_DEFINITION
      ~ IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_SECRET = *<secret <Secret/optimize-identity-secret>/optimize-secret>* -> <1>{12:Secret/optimize-identity-secret data[optimize-secret]}<2>
      ~ IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_SECRET = *<secret <Secret/optimize-identity-secret>/optimize-secret>* -> <1><secret camunda-credentials/identity-optimize-client-token><2>
      ~ IDENTITY_COMPONENTPRESETS_WEBMODELER_APPLICATIONS_0_ROOTURL = http://localhost:8084 -> http://localhost:8070
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_NAME = Orchestration
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_ID = \${CAMUNDA_ORCHESTRATION_CLIENT_ID:orchestration}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_TYPE = confidential
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_SECRET = \${CAMUNDA_ORCHESTRATION_SECRET:}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_SECRET = \${CAMUNDA_ORCHESTRATION_SECRET:<{13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET}>}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_PERMISSIONS_0_AUDIENCE = orchestration-api
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_PERMISSIONS_0_AUDIENCE = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_PERMISSIONS_0_DEFINITION = write:*
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_ROOTURL = *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_ROOTURL = http://localhost:8080
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APPLICATIONS_0_REDIRECTURIS = /login/oauth2/code/orchestration, /sso-callback
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_NAME = Orchestration API
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_AUDIENCE = orchestration-api
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_AUDIENCE = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_PERMISSIONS_0_DEFINITION = read:*
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_PERMISSIONS_0_DESCRIPTION = Read permission
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_PERMISSIONS_1_DEFINITION = write:*
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_APIS_0_PERMISSIONS_1_DESCRIPTION = Write permission
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_NAME = Orchestration
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_DESCRIPTION = Grants full access to Orchestration
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_0_AUDIENCE = orchestration-api
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_0_AUDIENCE = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_0_DEFINITION = read:*
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_1_AUDIENCE = orchestration-api
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_1_AUDIENCE = {12:Application/operate ZEEBE_TOKEN_AUDIENCE}
      + IDENTITY_COMPONENTPRESETS_ORCHESTRATION_ROLES_0_PERMISSIONS_1_DEFINITION = write:*
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_NAME
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_ID
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_TYPE
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_SECRET
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_PERMISSIONS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_CONNECTORS_APPLICATIONS_0_PERMISSIONS_0_DEFINITION
    `,
  ),
  ...rows(
    'chart/identity-of-what-runs',
    'Management Identity sets up the clients and roles of Optimize only where Optimize is on.',
    'application.yaml of Identity in both charts',
    `
    Application/identity
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_NAME = Optimize
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_ID = \${CAMUNDA_OPTIMIZE_CLIENT_ID:optimize}
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_TYPE = confidential
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_SECRET
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_ROOTURL
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APPLICATIONS_0_REDIRECTURIS = /api/authentication/callback
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APIS_0_NAME = Optimize API
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APIS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APIS_0_PERMISSIONS_0_DEFINITION = write:*
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_APIS_0_PERMISSIONS_0_DESCRIPTION = Write permission
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_NAME = Optimize
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_DESCRIPTION = Grants full access to Optimize
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_PERMISSIONS_0_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_PERMISSIONS_0_DEFINITION = write:*
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_PERMISSIONS_1_AUDIENCE
      - IDENTITY_COMPONENTPRESETS_OPTIMIZE_ROLES_0_PERMISSIONS_1_DEFINITION = read:users
      - KEYCLOAK_INIT_OPTIMIZE_SECRET
    `,
  ),
  ...rows(
    'chart/identity-clients',
    'Management Identity sets up the clients of 8.8 in Keycloak, and one for the migration.',
    'application.yaml of Identity in both charts',
    `
    Application/identity
      ~ KEYCLOAK_CLIENTS_0_NAME = Zeebe -> Migration
      ~ KEYCLOAK_CLIENTS_0_ID = zeebe -> migration
      ~ KEYCLOAK_CLIENTS_0_SECRET = … -> secret camunda-credentials/identity-migration-client-secret
      ~ KEYCLOAK_CLIENTS_0_TYPE = M2M -> confidential
      ~ KEYCLOAK_CLIENTS_0_PERMISSIONS_0_RESOURCESERVERID = zeebe-api -> <release>-identity-resource-server
      ~ KEYCLOAK_CLIENTS_0_PERMISSIONS_0_DEFINITION = write:* -> read
      ~ KEYCLOAK_USERS_0_PASSWORD = demo -> secret camunda-credentials/identity-firstuser-password
      ~ KEYCLOAK_USERS_0_ROLES = … -> ManagementIdentity*
      - KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_ID
      - KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_NAME
      - KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_REDIRECTURIS
      - KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_ROOTURL
      - KEYCLOAK_PRESETS_CONSOLE_CLIENTS_0_TYPE
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_ID
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_NAME
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_REDIRECTURIS
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_ROOTURL
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_SECRET
      - KEYCLOAK_PRESETS_OPERATE_CLIENTS_0_TYPE
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_ID
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_NAME
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_REDIRECTURIS
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_ROOTURL
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_SECRET
      - KEYCLOAK_PRESETS_OPTIMIZE_CLIENTS_0_TYPE
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_ID
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_NAME
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_REDIRECTURIS
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_ROOTURL
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_SECRET
      - KEYCLOAK_PRESETS_TASKLIST_CLIENTS_0_TYPE
      - KEYCLOAK_INIT_OPERATE_SECRET
      - KEYCLOAK_INIT_TASKLIST_SECRET
      - KEYCLOAK_INIT_ZEEBE_NAME
      - KEYCLOAK_INIT_ZEEBE_SECRET
      - KEYCLOAK_INIT_CONSOLE_ROOT_URL
      ~ KEYCLOAK_INIT_OPTIMIZE_SECRET = secret <Secret/optimize-identity-secret>/optimize-secret -> {12:Secret/optimize-identity-secret data[optimize-secret]}
      ~ KEYCLOAK_INIT_OPTIMIZE_SECRET = secret <Secret/optimize-identity-secret>/optimize-secret -> secret camunda-credentials/identity-optimize-client-token
      ~ KEYCLOAK_INIT_CONNECTORS_SECRET = secret <Secret/connectors-identity-secret>/connectors-secret -> {12:Secret/connectors-identity-secret data[connectors-secret]}
      ~ KEYCLOAK_INIT_CONNECTORS_SECRET = secret <Secret/connectors-identity-secret>/connectors-secret -> secret camunda-credentials/identity-connectors-client-token
      - KEYCLOAK_INIT_WEBMODELER_ROOT_URL
      ~ KEYCLOAK_SETUP_PASSWORD = secret <Secret/keycloak>/admin-password -> secret camunda-credentials/identity-keycloak-admin-password
      + KEYCLOAK_INIT_ORCHESTRATION_SECRET = {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET}
      + VALUES_KEYCLOAK_INIT_ORCHESTRATION_SECRET = {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET}
      + VALUES_KEYCLOAK_INIT_OPTIMIZE_SECRET = {13:Application/identity KEYCLOAK_INIT_OPTIMIZE_SECRET}
      + VALUES_KEYCLOAK_INIT_CONNECTORS_SECRET = {13:Application/identity KEYCLOAK_INIT_CONNECTORS_SECRET}
      - KEYCLOAK_CLIENTS_0_NAME = Zeebe
      - KEYCLOAK_CLIENTS_0_ID = zeebe
      - KEYCLOAK_CLIENTS_0_SECRET
      - KEYCLOAK_CLIENTS_0_TYPE = M2M
      - KEYCLOAK_CLIENTS_0_PERMISSIONS_0_RESOURCESERVERID = zeebe-api
      - KEYCLOAK_CLIENTS_0_PERMISSIONS_0_DEFINITION = write:*
      + KEYCLOAK_INIT_CONSOLE_ROOTURL = {12:Application/identity KEYCLOAK_INIT_CONSOLE_ROOT_URL}
      + KEYCLOAK_INIT_CONSOLE_ROOTURL = http://localhost:80*
      + KEYCLOAK_INIT_ORCHESTRATION_SECRET = {12:Application/identity KEYCLOAK_INIT_ZEEBE_SECRET}
      + KEYCLOAK_INIT_WEBMODELER_ROOTURL = {12:Application/identity KEYCLOAK_INIT_WEBMODELER_ROOT_URL}
      + KEYCLOAK_INIT_WEBMODELER_ROOTURL = http://localhost:80*
      + KEYCLOAK_CLIENTS_0_REDIRECTURIS = /dummy
      + KEYCLOAK_CLIENTS_0_ROOTURL = http://dummy
      + VALUES_KEYCLOAK_INIT_CONNECTORS_SECRET = {12:Application/identity KEYCLOAK_INIT_CONNECTORS_SECRET}
      + VALUES_KEYCLOAK_INIT_OPTIMIZE_SECRET = {12:Application/identity KEYCLOAK_INIT_OPTIMIZE_SECRET}
      + VALUES_KEYCLOAK_INIT_ORCHESTRATION_SECRET = {12:Application/identity KEYCLOAK_INIT_ZEEBE_SECRET}
      + VALUES_KEYCLOAK_SETUP_PASSWORD = {13:Application/identity KEYCLOAK_SETUP_PASSWORD}
      + VALUES_MIGRATION_CLIENT_SECRET = secret camunda-credentials/identity-migration-client-secret
      - KEYCLOAK_INIT_CONNECTORS_SECRET
    `,
  ),
  ...rows(
    'chart/identity-port',
    'Management Identity listens on 8084 inside its container.',
    'templates/identity of both charts',
    `
    Application/identity
      ~ IDENTITY_URL = http://localhost:8080 -> http://localhost:8084
      ~ KEYCLOAK_ENVIRONMENT_CLIENTS_0_ROOTURL = http://localhost:8080 -> http://localhost:8084
      ~ SERVER_PORT = 8080 -> 8084
    Service/identity
      ~ spec.ports[http].targetPort = 8080 -> 8084
    Deployment/identity
      ~ pod.containers[main].ports[http].containerPort = 8080 -> 8084
    `,
  ),
  ...rows(
    'chart/identity-settings',
    'Settings that the chart of 8.8 writes for Management Identity.',
    'application.yaml of Identity in chart 13.12',
    `
    Application/identity
      ~ VALUES_IDENTITY_FIRSTUSER_PASSWORD = demo -> secret camunda-credentials/identity-firstuser-password
      + IDENTITY_FLAGS_MULTITENANCY = false
      + LOGGING_LEVEL_ROOT = INFO
      + LOGGING_LEVEL_IO_CAMUNDA_IDENTITY = INFO
      - IDENTITY_INITIAL_CLAIM_NAME
      - IDENTITY_INITIAL_CLAIM_VALUE
      - CAMUNDA_IDENTITY_CLIENT_SECRET
      + IDENTITY_INITIALCLAIMNAME = {12:Application/identity IDENTITY_INITIAL_CLAIM_NAME}
      + IDENTITY_INITIALCLAIMVALUE = {12:Application/identity IDENTITY_INITIAL_CLAIM_VALUE}
      + CAMUNDA_IDENTITY_CLIENTSECRET = {12:Application/identity CAMUNDA_IDENTITY_CLIENT_SECRET}
      + VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET = {12:Application/identity CAMUNDA_IDENTITY_CLIENT_SECRET}
      + IDENTITY_CLIENTSECRET = {12:Application/identity CAMUNDA_IDENTITY_CLIENT_SECRET}
      + CAMUNDA_OPTIMIZE_SECRET = {13:Application/optimize CAMUNDA_IDENTITY_CLIENT_SECRET}
      + CAMUNDA_OPTIMIZE_CLIENT_ID = {13:Application/optimize CAMUNDA_IDENTITY_CLIENTID}
      ~ IDENTITY_DATABASE_PASSWORD = secret <Secret/identity-postgresql>/password -> secret camunda-credentials/identity-postgresql-user-password
    ConfigMap/identity-env-vars
      + data[CAMUNDA_IDENTITY_BASEURL] = {12:Application/gateway CAMUNDA_IDENTITY_BASEURL}
      + data[CAMUNDA_IDENTITY_TYPE] = {12:Application/gateway CAMUNDA_IDENTITY_TYPE}
      + data[CAMUNDA_IDENTITY_ISSUER] = {12:Application/operate CAMUNDA_IDENTITY_ISSUER}
      + data[CAMUNDA_IDENTITY_ISSUER_BACKEND_URL] = {13:Application/identity IDENTITY_AUTHPROVIDER_BACKENDURL}
    `,
  ),
  ...rows(
    'chart/keycloak-address',
    'Addresses of Keycloak are written without the port that their protocol has anyway.',
    'templates/common of chart 13.12, rendered',
    `
    Application/connectors Application/optimize
      ~ CAMUNDA_IDENTITY_ISSUER_BACKEND_URL = http://*:80/auth/realms/camunda-platform -> http://<1>/auth/realms/camunda-platform
    Application/connectors
      ~ CAMUNDA_CLIENT_AUTH_TOKENURL = http://*:80/auth/realms/camunda-platform/protocol/openid-connect/token -> http://<1>/auth/realms/camunda-platform/protocol/openid-connect/token
    Application/identity
      ~ KEYCLOAK_URL = http://*:80/* -> http://<1>/<2>
      ~ KEYCLOAK_URL = https://*:443/* -> https://<1>/<2>
      ~ IDENTITY_AUTHPROVIDER_BACKENDURL = http://*:80/* -> http://<1>/<2>
      ~ IDENTITY_AUTHPROVIDER_BACKENDURL = https://*:443/* -> https://<1>/<2>
    Application/optimize Application/web-modeler-restapi
      ~ CAMUNDA_IDENTITY_ISSUERBACKENDURL = http://*:80/auth/realms/camunda-platform -> http://<1>/auth/realms/camunda-platform
    ConfigMap/optimize
      ~ data[environment-config.yaml].API_JWTSETURI = http://*:80/auth/realms/camunda-platform/protocol/openid-connect/certs -> http://<1>/auth/realms/camunda-platform/protocol/openid-connect/certs
    Application/console
      ~ CAMUNDA_CONSOLE_OAUTH_JWKSURI = http://*:80/auth/realms/camunda-platform/protocol/openid-connect/certs -> http://<1>/auth/realms/camunda-platform/protocol/openid-connect/certs
      ~ KEYCLOAK_INTERNAL_BASE_URL = http://*:80/* -> http://<1>/<2>
    Application/web-modeler-restapi
      ~ CAMUNDA_MODELER_SECURITY_JWT_ISSUER_BACKENDURL = http://*:80/auth/realms/camunda-platform -> http://<1>/auth/realms/camunda-platform
      ~ SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI = http://*:80/auth/realms/camunda-platform/protocol/openid-connect/certs -> http://<1>/auth/realms/camunda-platform/protocol/openid-connect/certs
    ConfigMap/web-modeler-webapp
      ~ data[application.toml].oAuth2.token.jwksUrl = http://*:80/auth/realms/camunda-platform/protocol/openid-connect/certs -> http://<1>/auth/realms/camunda-platform/protocol/openid-connect/certs
    ConfigMap/identity-env-vars
      ~ data[CAMUNDA_IDENTITY_ISSUER_BACKEND_URL] = http://*:80/* -> http://<1>/<2>
    `,
  ),
  ...rows(
    'chart/keycloak-path',
    'Chart 13.x puts the slash in front of the path of Keycloak that the files leave out.',
    'camundaPlatform.joinpath in templates/common of chart 13.12, rendered',
    `
    Application/connectors Application/optimize
      ~ CAMUNDA_IDENTITY_ISSUER_BACKEND_URL = *{values:global.identity.keycloak.contextPath}* -> <1>/{values:global.identity.keycloak.contextPath}<2>
    Application/connectors
      ~ CAMUNDA_CLIENT_AUTH_TOKENURL = *{values:global.identity.keycloak.contextPath}* -> <1>/{values:global.identity.keycloak.contextPath}<2>
    Application/identity
      ~ IDENTITY_AUTHPROVIDER_BACKENDURL = *{values:global.identity.keycloak.contextPath}* -> <1>/{values:global.identity.keycloak.contextPath}<2>
    Application/optimize
      ~ CAMUNDA_IDENTITY_ISSUERBACKENDURL = *{values:global.identity.keycloak.contextPath}* -> <1>/{values:global.identity.keycloak.contextPath}<2>
    ConfigMap/optimize
      ~ data[environment-config.yaml].API_JWTSETURI = *{values:global.identity.keycloak.contextPath}* -> <1>/{values:global.identity.keycloak.contextPath}<2>
    `,
  ),
  ...rows(
    'chart/connectors-client',
    'Connectors talk to the cluster only, with one client.',
    'application.yaml of Connectors in both charts',
    `
    Application/connectors
      - CAMUNDA_CLIENT_ZEEBE_RESTADDRESS
      - CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS
      - CAMUNDA_IDENTITY_AUDIENCE
      - CAMUNDA_IDENTITY_CLIENTID
      - OPERATE_CLIENT_BASEURL
      - OPERATE_CLIENT_AUTHURL
      - OPERATE_CLIENT_PROFILE
      - OPERATE_CLIENT_AUDIENCE
      - OPERATE_CLIENT_CLIENT_ID
      - OPERATE_CLIENT_CLIENT_SECRET
      - OPERATE_CLIENT_USERNAME
      - OPERATE_CLIENT_PASSWORD
      - CAMUNDA_IDENTITY_CLIENT_SECRET
      - CAMUNDA_CLIENT_AUTH_CLIENT_ID
      - CAMUNDA_CLIENT_AUTH_CLIENT_SECRET
      - CAMUNDA_CLIENT_ZEEBE_AUDIENCE
      + CAMUNDA_CLIENT_RESTADDRESS = http*://*:8080{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      + CAMUNDA_CLIENT_RESTADDRESS = http*://*:8080
      + CAMUNDA_CLIENT_GRPCADDRESS = http*://*:26500
      + CAMUNDA_CLIENT_WORKER_DEFAULTS_MAXJOBSACTIVE = 32
      + CAMUNDA_CLIENT_WORKER_DEFAULTS_STREAMENABLED = true
      + CAMUNDA_CLIENT_AUTH_CLIENTID = connectors
      + CAMUNDA_CLIENT_AUTH_CLIENTID = {12:Application/connectors CAMUNDA_IDENTITY_CLIENTID}
      + CAMUNDA_CLIENT_AUTH_CLIENTSECRET = {12:Application/connectors CAMUNDA_IDENTITY_CLIENT_SECRET}
      + CAMUNDA_CLIENT_AUTH_AUDIENCE = orchestration-api
      + VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET = {12:Application/connectors CAMUNDA_IDENTITY_CLIENT_SECRET}
      - CAMUNDA_CLIENT_ZEEBE_DEFAULTS_TENANTIDS
      + CAMUNDA_CLIENT_WORKER_DEFAULTS_TENANTIDS = {12:Application/connectors CAMUNDA_CLIENT_ZEEBE_DEFAULTS_TENANTIDS}
      - CAMUNDA_CLIENT_ZEEBE_SCOPE
      - OPERATE_CLIENT_SCOPE
      + CAMUNDA_CLIENT_AUTH_SCOPE = {12:Application/connectors OPERATE_CLIENT_SCOPE}
      + CAMUNDA_CLIENT_AUTH_SCOPE = {12:Application/connectors CAMUNDA_CLIENT_ZEEBE_SCOPE}
      - OPERATE_CLIENT_ENABLED
      + CAMUNDA_CLIENT_AUTH_METHOD = basic
      + CAMUNDA_CLIENT_AUTH_USERNAME = connectors
      + CAMUNDA_CLIENT_AUTH_CLIENTSECRET = {12:Secret/connectors-identity-secret data[connectors-secret]}
      + VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET = {12:Secret/connectors-identity-secret data[connectors-secret]}
      + CAMUNDA_CLIENT_AUTH_CLIENTSECRET = secret camunda-credentials/identity-connectors-client-token
      + VALUES_CAMUNDA_IDENTITY_CLIENT_SECRET = secret camunda-credentials/identity-connectors-client-token
      - CAMUNDA_CLIENT_ZEEBE_RESTADDRESS = {13:Application/connectors CAMUNDA_CLIENT_RESTADDRESS}
      + CAMUNDA_CLIENT_AUTH_PASSWORD = connector
      - CAMUNDA_CLIENT_ZEEBE_CACERTIFICATEPATH
      + CAMUNDA_CLIENT_CACERTIFICATEPATH = {12:Application/connectors CAMUNDA_CLIENT_ZEEBE_CACERTIFICATEPATH}
    `,
  ),
  ...rows(
    'chart/connectors-settings',
    'Settings that the chart of 8.8 writes for Connectors.',
    'application.yaml of Connectors in chart 13.12',
    `
    Application/connectors
      ~ LOGGING_LEVEL_IO_CAMUNDA_CONNECTOR = ERROR -> INFO
      + MANAGEMENT_CONTEXTPATH = /actuator
      + MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE = metrics, health, prometheus
      + MANAGEMENT_ENDPOINT_HEALTH_SHOWDETAILS = always
      + MANAGEMENT_ENDPOINT_HEALTH_SHOWCOMPONENTS = always
      + MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE = processDefinitionImport, zeebeClient
      + CAMUNDA_CONNECTOR_HEADLESS_SERVICEURL = *-connectors-headless
      + CAMUNDA_CONNECTOR_WEBHOOK_ENABLED = true
      + CAMUNDA_CONNECTOR_POLLING_ENABLED = true
      + CAMUNDA_CONNECTOR_AGENTICAI_ENABLED = true
    `,
  ),
  ...rows(
    'chart/optimize-settings',
    'Settings that the chart of 8.8 writes for Optimize.',
    'templates/optimize of chart 13.12',
    `
    Application/optimize
      ~ CAMUNDA_IDENTITY_CLIENT_SECRET = secret <Secret/optimize-identity-secret>/optimize-secret -> secret camunda-credentials/identity-optimize-client-token
      + OPTIMIZE_LOG_LEVEL = info
      + UPGRADE_LOG_LEVEL = info
      + ES_LOG_LEVEL = warn
      ~ CAMUNDA_IDENTITY_CLIENT_SECRET = secret <Secret/optimize-identity-secret>/optimize-secret -> {12:Secret/optimize-identity-secret data[optimize-secret]}
      ~ CAMUNDA_OPTIMIZE_OPENSEARCH_SECURITY_PASSWORD = secret <Secret/<release>-camunda-platform-opensearch>/password -> {12:Secret/<release>-camunda-platform-opensearch data[password]}
      ~ CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_PASSWORD = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> {12:Secret/<release>-camunda-platform-elasticsearch data[password]}
    ConfigMap/optimize
      + data[environment-config.yaml].ES_CONNECTION_NODES_0_HOST = {12:Application/optimize CAMUNDA_OPTIMIZE_OPENSEARCH_HOST}
      + data[environment-config.yaml].ES_CONNECTION_NODES_0_HTTPPORT = {12:Application/optimize CAMUNDA_OPTIMIZE_OPENSEARCH_HTTP_PORT}
      + data[environment-config.yaml].ZEEBE_NAME = zeebe-record
      + data[environment-config.yaml].ES_SECURITY_USERNAME = 
    Deployment/optimize
    Deployment/optimize
      ~ pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_OPENSEARCH_SECURITY_PASSWORD] = secret <Secret/<release>-camunda-platform-opensearch>/password -> {12:Secret/<release>-camunda-platform-opensearch data[password]}
      ~ pod.initContainers[migration].env[CAMUNDA_OPTIMIZE_ELASTICSEARCH_SECURITY_PASSWORD] = secret <Secret/<release>-camunda-platform-elasticsearch>/password -> {12:Secret/<release>-camunda-platform-elasticsearch data[password]}
      - pod.initContainers[migration].env[JAVA_TOOL_OPTIONS] = {13:Application/optimize JAVA_TOOL_OPTIONS}
    `,
  ),
  ...rows(
    'chart/web-modeler-cluster',
    'Web Modeler knows one cluster with one address for everything.',
    'application.yaml of Web Modeler in both charts',
    `
    Application/web-modeler-restapi
      ~ CAMUNDA_MODELER_CLUSTERS_0_VERSION = 8.7.37 -> 8.8.36
      ~ CAMUNDA_MODELER_CLUSTERS_0_VERSION = 8.7.0 -> 8.8.36
      - CAMUNDA_MODELER_CLUSTERS_0_URL_ZEEBE_GRPC
      - CAMUNDA_MODELER_CLUSTERS_0_URL_ZEEBE_REST
      - CAMUNDA_MODELER_CLUSTERS_0_URL_OPERATE
      - CAMUNDA_MODELER_CLUSTERS_0_URL_TASKLIST
      + CAMUNDA_MODELER_CLUSTERS_0_AUTHORIZATIONS_ENABLED = true
      + CAMUNDA_MODELER_CLUSTERS_0_URL_GRPC = grpc*://*:26500
      + CAMUNDA_MODELER_CLUSTERS_0_URL_REST = http*://*:8080{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      + CAMUNDA_MODELER_CLUSTERS_0_URL_REST = http*://*:8080
      + CAMUNDA_MODELER_CLUSTERS_0_URL_WEBAPP = *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      + CAMUNDA_MODELER_CLUSTERS_0_URL_WEBAPP = http://localhost:8080
      + CAMUNDA_MODELER_CLUSTERS_0_URL_WEBAPP = http://localhost:8088
      ~ CAMUNDA_MODELER_CLUSTERS_0_AUTHENTICATION = CLIENT_CREDENTIALS -> BEARER_TOKEN
      - CAMUNDA_MODELER_CLUSTERS_0_OAUTH_URL
      - CAMUNDA_MODELER_CLUSTERS_0_OAUTH_SCOPE
      - CAMUNDA_MODELER_CLUSTERS_0_OAUTH_AUDIENCE_ZEEBE
      - CAMUNDA_MODELER_CLUSTERS_0_OAUTH_AUDIENCE_OPERATE
      - CAMUNDA_MODELER_CLUSTERS_0_OAUTH_AUDIENCE_TASKLIST
    `,
  ),
  ...rows(
    'chart/web-modeler-address',
    'Without an address in the values, Web Modeler is reached at another port of the own computer.',
    '`global.identity.auth.webModeler.redirectUrl` in values.yaml of both charts',
    `
    Application/web-modeler-restapi
      ~ CAMUNDA_MODELER_SERVER_URL = http://localhost:8084 -> http://localhost:8070
    ConfigMap/web-modeler-webapp
      ~ data[application.toml].server.url = http://localhost:8084 -> http://localhost:8070
    `,
    ['global.identity.auth.webModeler.redirectUrl'],
  ),
  ...rows(
    'chart/web-modeler-settings',
    'Settings that the chart of 8.8 writes for Web Modeler.',
    'application.yaml of Web Modeler in chart 13.12',
    `
    Application/web-modeler-restapi
      + LOGGING_LEVEL_IO_CAMUNDA_MODELER = INFO
      + LOGGING_LEVEL_IO_GRPC = INFO
    ConfigMap/web-modeler-webapp
      + data[application.toml].oAuth2.token.usernameClaim = preferred_username
      + data[application.toml].oAuth2.token.usernameClaim = {13:Application/cluster CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM}
    `,
  ),
  ...rows(
    'chart/generated',
    'The chart generates this at every render.',
    'templates/web-modeler of both charts',
    `
    Secret/web-modeler
      ~ data[pusher-app-secret] = … -> *
    ConfigMap/web-modeler-configuration
      ~ data[pusher-app-key] = … -> *
    `,
  ),
  ...rows(
    'chart/console-releases',
    'The console lists the components of 8.8.',
    'configmap of the console in both charts',
    `
    Application/console
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_CONSOLE_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_CONSOLE_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_IDENTITY_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_IDENTITY_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPTIMIZE_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPTIMIZE_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_CONNECTORS_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_CONNECTORS_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_WEBMODELERWEBAPP_VERSION = … -> 8.8.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_WEBMODELERWEBAPP_VERSION = 12.* -> 13.*
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_URL = … -> *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/operate
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_URL = … -> */operate
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_READINESS = … -> http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_READINESS = … -> http://<release>-zeebe.*:9600/actuator/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_METRICS = … -> http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_OPERATE_METRICS = … -> http://<release>-zeebe.*:9600/actuator/prometheus
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_URL = … -> *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/tasklist
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_URL = … -> */tasklist
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_READINESS = … -> http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_READINESS = … -> http://<release>-zeebe.*:9600/actuator/health/readiness
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_METRICS = … -> http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_TASKLIST_METRICS = … -> http://<release>-zeebe.*:9600/actuator/prometheus
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_NAME
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_ID
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_VERSION
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_URLS_GRPC
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_URLS_HTTP
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_READINESS
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_METRICS
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBE_NAME
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBE_ID
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBE_VERSION
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBE_READINESS
      - CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBE_METRICS
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_TAGS = dev
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_CUSTOMPROPERTIES = 
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_NAME = Orchestration Identity
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_ID = orchestrationIdentity
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_VERSION = 8.8.*
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_READINESS = http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_READINESS = http://<release>-zeebe.*:9600/actuator/health/readiness
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_METRICS = http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_METRICS = http://<release>-zeebe.*:9600/actuator/prometheus
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_NAME = Orchestration Cluster
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_ID = orchestration
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_VERSION = 8.8.*
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_READINESS = http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/health/readiness
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_READINESS = http://<release>-zeebe.*:9600/actuator/health/readiness
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_METRICS = http://<release>-zeebe.*:9600{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_METRICS = http://<release>-zeebe.*:9600/actuator/prometheus
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_URL = *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/identity
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATIONIDENTITY_URL = */identity
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_URLS_GRPC = {12:Application/console CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_URLS_GRPC}
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_URLS_HTTP = *{13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
      + CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ORCHESTRATION_URLS_HTTP = {12:Application/console CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_ZEEBEGATEWAY_URLS_HTTP}
    `,
  ),
  ...rows(
    'chart/generated-secrets',
    'Chart 12.x generated this Secret; 13.x reads what the files name instead.',
    'templates of both charts; see the rules of the section on secrets',
    `
    Secret/camunda-camunda-platform-elasticsearch Secret/camunda-camunda-platform-opensearch Secret/connectors Secret/connectors-identity-secret Secret/identity-postgresql Secret/keycloak Secret/license Secret/operate-identity-secret Secret/optimize-identity-secret Secret/postgresql Secret/postgresql-web-modeler Secret/tasklist-identity-secret Secret/web-modeler-restapi Secret/zeebe-identity-secret
      - exists
      - type = Opaque
      - metadata.name = <release>-*
      - metadata.labels.app
      - metadata.labels.app.kubernetes.io/name
      - metadata.labels.app.kubernetes.io/component
    Secret/camunda-camunda-platform-opensearch Secret/identity-postgresql Secret/postgresql Secret/postgresql-web-modeler
      - data[password] = <generated>
      - data[postgres-password] = <generated>
    Secret/keycloak
      - data[admin-password] = <generated>
    Secret/web-modeler-restapi
      - data[smtp-password] = <generated>
      - data[*] = {13:Application/web-modeler-restapi SPRING_DATASOURCE_PASSWORD}
    Secret/license
      - data[CAMUNDA_LICENSE_KEY] = <generated>
    Secret/connectors Secret/connectors-identity-secret
      - data[connectors-secret] = <generated>
    Secret/operate-identity-secret
      - data[operate-secret] = <generated>
    Secret/optimize-identity-secret
      - data[optimize-secret] = <generated>
    Secret/tasklist-identity-secret
      - data[tasklist-secret] = <generated>
    Secret/zeebe-identity-secret
      - data[zeebe-secret] = <generated>
    Secret/identity-postgresql Secret/web-modeler-restapi
      + exists = present
      + type = Opaque
      + metadata.name = <release>-*
      + metadata.labels.app = camunda-platform
    Secret/identity-postgresql
      + data[password] = 
      + metadata.labels.app.kubernetes.io/name = camunda-platform
      + metadata.labels.app.kubernetes.io/component = identity
    Secret/web-modeler-restapi
      + metadata.labels.app.kubernetes.io/name = web-modeler
      + metadata.labels.app.kubernetes.io/component = restapi
    `,
  ),
  ...rows(
    'chart/secret-files',
    'What read a Secret that chart 12.x generated reads the one that the files name now.',
    'subcharts of chart 13.12, rendered',
    `
    Application/postgresql
      ~ POSTGRES_PASSWORD_FILE = /opt/bitnami/postgresql/secrets/password -> /opt/bitnami/postgresql/secrets/identity-keycloak-postgresql-user-password
      ~ POSTGRES_POSTGRES_PASSWORD_FILE = /opt/bitnami/postgresql/secrets/postgres-password -> /opt/bitnami/postgresql/secrets/identity-keycloak-postgresql-admin-password
    Application/keycloak
      ~ KC_BOOTSTRAP_ADMIN_PASSWORD_FILE = /opt/bitnami/keycloak/secrets/admin-password -> /opt/bitnami/keycloak/secrets/identity-keycloak-admin-password
      ~ KEYCLOAK_DATABASE_PASSWORD_FILE = /opt/bitnami/keycloak/secrets/db-password -> /opt/bitnami/keycloak/secrets/db-identity-keycloak-postgresql-user-password
    Application/postgresql-web-modeler
      ~ POSTGRES_PASSWORD = secret <Secret/postgresql-web-modeler>/password -> secret camunda-credentials/web-modeler-postgresql-user-password
      ~ POSTGRES_POSTGRES_PASSWORD = secret <Secret/postgresql-web-modeler>/postgres-password -> secret camunda-credentials/web-modeler-postgresql-admin-password
    Application/web-modeler-restapi
      ~ SPRING_DATASOURCE_PASSWORD = secret <Secret/postgresql-web-modeler>/password -> secret camunda-credentials/web-modeler-postgresql-user-password
      ~ RESTAPI_MAIL_PASSWORD = secret <Secret/web-modeler-restapi>/smtp-password -> {12:Secret/web-modeler-restapi data[smtp-password]}
      ~ SPRING_DATASOURCE_PASSWORD = secret <Secret/web-modeler-restapi>/* -> {12:Secret/web-modeler-restapi data[<1>]}
    StatefulSet/postgresql
      ~ pod.volumes[postgresql-password].secret.secretName = <release>-postgresql -> camunda-credentials
    StatefulSet/keycloak
      - pod.volumes[keycloak-secrets].projected.sources[{"secret":{"name":"camunda-keycloak"}}]
      - pod.volumes[keycloak-secrets].projected.sources[{"secret":{"items":[{"key":"password","path":"db-password"}],"name":"camunda-postgresql"}}]
      + pod.volumes[keycloak-secrets].projected.sources[{"secret":{"name":"camunda-credentials"}}] = present
      + pod.volumes[keycloak-secrets].projected.sources[{"secret":{"items":[{"key":"identity-keycloak-postgresql-user-password","path":"db-identity-keycloak-postgresql-user-password"}],"name":"camunda-credentials"}}] = present
    Application/identity-postgresql
      ~ POSTGRES_PASSWORD = secret <Secret/identity-postgresql>/password -> secret camunda-credentials/identity-postgresql-user-password
      ~ POSTGRES_POSTGRES_PASSWORD = secret <Secret/identity-postgresql>/postgres-password -> secret camunda-credentials/identity-postgresql-admin-password
    `,
  ),
  ...rows(
    'chart/ingress',
    'The Ingress has another name.',
    'ingress templates of both charts',
    `
    Ingress/grpc Ingress/main
      ~ metadata.name = <release>-* -> <release>-*
    Ingress/grpc
      - metadata.labels.app.kubernetes.io/component
      ~ metadata.annotations.nginx.ingress.kubernetes.io/backend-protocol = GRPC -> GRPCS
    Ingress/gateway Ingress/identity Ingress/operate Ingress/optimize Ingress/tasklist
      - exists
      - metadata.name = <release>-*
      - metadata.labels.app
      - metadata.labels.app.kubernetes.io/name
      - metadata.labels.app.kubernetes.io/component
      - metadata.annotations.ingress.kubernetes.io/rewrite-target = /
      - metadata.annotations.nginx.ingress.kubernetes.io/ssl-redirect = false
      - metadata.annotations.nginx.ingress.kubernetes.io/backend-protocol = HTTP
      - metadata.annotations.nginx.ingress.kubernetes.io/proxy-buffering = on
      - metadata.annotations.nginx.ingress.kubernetes.io/proxy-buffer-size = 128k
      - spec.ingressClassName = nginx
    `,
  ),
  ...rows(
    'chart/one-path',
    'Operate, Tasklist and the REST API are reached below the one path of the cluster, at the host that they had.',
    'ingress templates of both charts',
    `
    Route/*
      - {12:Application/operate SERVER_SERVLET_CONTEXTPATH} = <Service/gateway> http
      - {12:Application/operate SERVER_SERVLET_CONTEXTPATH} pathType = Prefix
      - {12:Application/operate SERVER_SERVLET_CONTEXTPATH} pathType = ImplementationSpecific
      - {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH} = <Service/gateway> http
      - {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH} pathType = Prefix
      - {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH} pathType = ImplementationSpecific
      - {12:Application/gateway SERVER_SERVLET_CONTEXTPATH} = <Service/gateway> http
      - {12:Application/gateway SERVER_SERVLET_CONTEXTPATH} pathType = Prefix
      - {12:Application/gateway SERVER_SERVLET_CONTEXTPATH} pathType = ImplementationSpecific
      + {13:Application/cluster SERVER_SERVLET_CONTEXTPATH} = <Service/gateway> http
      + {13:Application/cluster SERVER_SERVLET_CONTEXTPATH} = <Service/gateway> {values:zeebeGateway.service.restName}
      + {13:Application/cluster SERVER_SERVLET_CONTEXTPATH} pathType = Prefix
    `,
  ),
  ...rows(
    'chart/monitors',
    'One ServiceMonitor watches the cluster.',
    'templates/service-monitor of both charts',
    `
    ServiceMonitor/operate
      ~ spec.endpoints[scrape].path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].path = {12:Application/operate SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> /actuator/prometheus
      ~ spec.endpoints[scrape].path = /actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].port = management -> server
      ~ spec.selector.matchLabels.app.kubernetes.io/component = operate -> zeebe-gateway
      ~ metadata.name = <release>-camunda-platform-operate -> <release>-zeebe-gateway
    ServiceMonitor/tasklist
      ~ spec.endpoints[scrape].path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].path = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> /actuator/prometheus
      ~ spec.endpoints[scrape].path = /actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].port = management -> server
      ~ spec.selector.matchLabels.app.kubernetes.io/component = tasklist -> zeebe-gateway
      ~ metadata.name = <release>-camunda-platform-tasklist -> <release>-zeebe-gateway
    ServiceMonitor/zeebe
      ~ spec.endpoints[scrape].path = /actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].port = http -> server
      ~ spec.selector.matchLabels.app.kubernetes.io/component = zeebe-broker -> zeebe-gateway
      ~ metadata.name = <release>-camunda-platform-zeebe -> <release>-zeebe-gateway
    ServiceMonitor/zeebe-gateway
      ~ spec.endpoints[scrape].path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].path = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus -> /actuator/prometheus
      ~ spec.endpoints[scrape].path = /actuator/prometheus -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}/actuator/prometheus
      ~ spec.endpoints[scrape].port = http -> server
      ~ metadata.name = <release>-camunda-platform-zeebe-gateway -> <release>-zeebe-gateway
    `,
  ),
  ...rows(
    'chart/connectors-file',
    'The configuration file of Connectors is called application.yaml.',
    'templates/connectors of both charts',
    `
    Deployment/connectors
      - pod.containers[main].volumeMounts[/config/application.yml].name
      - pod.containers[main].volumeMounts[/config/application.yml].subPath
      + pod.containers[main].volumeMounts[/config/application.yaml].name = config
      + pod.containers[main].volumeMounts[/config/application.yaml].subPath = application.yaml
    `,
  ),
  ...rows(
    'chart/document-store',
    'The chart of 8.8 passes the document store to Optimize too.',
    'templates/optimize of chart 13.12',
    `
    Application/optimize
      + DOCUMENT_DEFAULT_STORE_ID = inmemory
      + DOCUMENT_STORE_INMEMORY_CLASS = io.camunda.document.store.inmemory.InMemoryDocumentStoreProvider
      + DOCUMENT_DEFAULT_STORE_ID = {13:Application/cluster DOCUMENT_DEFAULT_STORE_ID}
      + DOCUMENT_STORE_* = {13:Application/cluster DOCUMENT_STORE_<1>}
      + GOOGLE_APPLICATION_CREDENTIALS = {13:Application/cluster GOOGLE_APPLICATION_CREDENTIALS}
      + AWS_REGION = {13:Application/cluster AWS_REGION}
      + AWS_ACCESS_KEY_ID = {13:Application/cluster AWS_ACCESS_KEY_ID}
      + AWS_SECRET_ACCESS_KEY = {13:Application/cluster AWS_SECRET_ACCESS_KEY}
    Deployment/optimize
      + pod.containers[main].volumeMounts[/var/secrets/gcp].name = {13:StatefulSet/cluster pod.containers[main].volumeMounts[/var/secrets/gcp].name}
      + pod.containers[main].volumeMounts[/var/secrets/gcp].readOnly = {13:StatefulSet/cluster pod.containers[main].volumeMounts[/var/secrets/gcp].readOnly}
      + pod.volumes[gcp-credentials-volume].secret.secretName = {13:StatefulSet/cluster pod.volumes[gcp-credentials-volume].secret.secretName}
      + pod.volumes[gcp-credentials-volume].secret.items[*] = present
    ConfigMap/documentstore-env-vars
      - data[DOCUMENT_DEFAULT_STORE_ID]
      - data[DOCUMENT_STORE_INMEMORY_CLASS]
    `,
  ),
  ...rows(
    'chart/context-path',
    'Every address of the cluster begins with its one path.',
    'application.yaml of the cluster in chart 13.12',
    `
    Application/gateway Application/operate Application/tasklist
      ~ MANAGEMENT_SERVER_BASEPATH = … -> {13:Application/cluster SERVER_SERVLET_CONTEXTPATH}
    Application/operate
      ~ MANAGEMENT_SERVER_BASEPATH = {12:Application/operate SERVER_SERVLET_CONTEXTPATH} -> /
    Application/tasklist
      ~ MANAGEMENT_SERVER_BASEPATH = {12:Application/tasklist SERVER_SERVLET_CONTEXTPATH} -> /
    Application/gateway
      ~ MANAGEMENT_SERVER_BASEPATH = {12:Application/gateway SERVER_SERVLET_CONTEXTPATH} -> /
    Application/tasklist
      - SERVER_SERVLET_CONTEXT_PATH
    `,
  ),
];
