/**
 * The Spring properties 8.8 renamed, as Camunda's mapping for 8.8 lists them, and what the chart does with each.
 * Spelled as variables they follow from the property by rule, so the table holds properties only.
 */

/**
 * `breaking`: 8.8 does not start while the old property is set to something other than the new one.
 * `direct`: the old property still works, unless the new one is set too; then the new one wins.
 */
export type PropertyKind = 'breaking' | 'direct';

export interface PropertyRow {
  property: string;
  legacy: string[];
  kind: PropertyKind;
  /** The variable of `property`; `<n>` stands for the index of a list item. */
  env: string;
  /** In the order of `legacy`. */
  legacyEnv: string[];
  /** The chart's own application.yaml always sets `property`. A variable still overrides what the file says. */
  chartWrites: boolean;
  /** Where the values say what the chart writes. Not always a key that could take the property's text: see env.ts. */
  valuesKey?: string;
}

/** How Spring reads a property from a variable: dots become underscores, dashes vanish, all upper case. */
function variable(property: string): string {
  return property
    .split(/(\[\]\.)/)
    .map((part) => (part === '[].' ? '_<n>_' : part.replaceAll('.', '_').replaceAll('-', '').toUpperCase()))
    .join('');
}

type Row = readonly [property: string, kind: PropertyKind, legacy: string, chart?: 'written', valuesKey?: string];

// `{gateway}` stands for two prefixes: that of a gateway of its own, and that of one inside the broker.
const ROWS: readonly Row[] = [
  ['camunda.api.grpc.address', 'direct', '{gateway}.network.host', 'written'],
  ['camunda.api.grpc.port', 'direct', '{gateway}.network.port', 'written', 'orchestration.service.grpcPort'],
  ['camunda.api.grpc.min-keep-alive-interval', 'direct', '{gateway}.network.minKeepAliveInterval'],
  ['camunda.api.grpc.max-message-size', 'direct', '{gateway}.network.maxMessageSize'],
  ['camunda.api.grpc.ssl.enabled', 'direct', '{gateway}.security.enabled'],
  ['camunda.api.grpc.ssl.certificate', 'direct', '{gateway}.security.certificateChainPath'],
  ['camunda.api.grpc.ssl.certificate-private-key', 'direct', '{gateway}.security.privateKeyPath'],
  ['camunda.api.grpc.ssl.key-store.file-path', 'direct', '{gateway}.security.keyStore.filePath'],
  ['camunda.api.grpc.ssl.key-store.password', 'direct', '{gateway}.security.keyStore.password'],
  ['camunda.api.grpc.interceptors[].id', 'direct', '{gateway}.interceptors[].id'],
  ['camunda.api.grpc.interceptors[].jar-path', 'direct', '{gateway}.interceptors[].jarPath'],
  ['camunda.api.grpc.interceptors[].class-name', 'direct', '{gateway}.interceptors[].className'],
  ['camunda.api.grpc.management-threads', 'direct', '{gateway}.threads.managementThreads'],
  ['camunda.api.long-polling.enabled', 'direct', '{gateway}.longPolling.enabled'],
  ['camunda.api.long-polling.timeout', 'direct', '{gateway}.longPolling.timeout'],
  ['camunda.api.long-polling.probe-timeout', 'direct', '{gateway}.longPolling.probeTimeout'],
  ['camunda.api.long-polling.min-empty-responses', 'direct', '{gateway}.longPolling.minEmptyResponses'],
  ['camunda.api.rest.filters[].id', 'direct', '{gateway}.filters[].id'],
  ['camunda.api.rest.filters[].jar-path', 'direct', '{gateway}.filters[].jarPath'],
  ['camunda.api.rest.filters[].class-name', 'direct', '{gateway}.filters[].className'],
  ['camunda.api.rest.process-cache.max-size', 'direct', 'camunda.rest.processCache.maxSize'],
  ['camunda.api.rest.process-cache.expiration-idle', 'direct', 'camunda.rest.processCache.expirationIdleMillis'],
  ['camunda.api.rest.executor.core-pool-size-multiplier', 'direct', 'camunda.rest.apiExecutor.corePoolSizeMultiplier'],
  ['camunda.api.rest.executor.max-pool-size-multiplier', 'direct', 'camunda.rest.apiExecutor.maxPoolSizeMultiplier'],
  ['camunda.api.rest.executor.keep-alive', 'direct', 'camunda.rest.apiExecutor.keepAliveSeconds'],
  ['camunda.api.rest.executor.queue-capacity', 'direct', 'camunda.rest.apiExecutor.queueCapacity'],
  ['camunda.cluster.metadata.sync-delay', 'direct', 'zeebe.broker.cluster.configManager.gossip.syncDelay'],
  [
    'camunda.cluster.metadata.sync-request-timeout',
    'direct',
    'zeebe.broker.cluster.configManager.gossip.syncRequestTimeout',
  ],
  ['camunda.cluster.metadata.gossip-fanout', 'direct', 'zeebe.broker.cluster.configManager.gossip.gossipFanout'],
  ['camunda.cluster.node-id', 'direct', 'zeebe.broker.cluster.nodeId', 'written'],
  [
    'camunda.cluster.partition-count',
    'direct',
    'zeebe.broker.cluster.partitionsCount',
    'written',
    'orchestration.partitionCount',
  ],
  [
    'camunda.cluster.replication-factor',
    'direct',
    'zeebe.broker.cluster.replicationFactor',
    'written',
    'orchestration.replicationFactor',
  ],
  ['camunda.cluster.size', 'direct', 'zeebe.broker.cluster.clusterSize', 'written', 'orchestration.clusterSize'],
  ['camunda.cluster.raft.priority-election-enabled', 'direct', 'zeebe.broker.cluster.raft.enablePriorityElection'],
  ['camunda.cluster.raft.flush-enabled', 'direct', 'zeebe.broker.cluster.raft.flush.enabled'],
  ['camunda.cluster.raft.flush-delay', 'direct', 'zeebe.broker.cluster.raft.flush.delay'],
  ['camunda.cluster.raft.heartbeat-interval', 'direct', 'zeebe.broker.cluster.heartbeatInterval'],
  ['camunda.cluster.raft.election-timeout', 'direct', 'zeebe.broker.cluster.electionTimeout'],
  ['camunda.cluster.network.host', 'direct', 'zeebe.gateway.cluster.host zeebe.broker.network.host'],
  [
    'camunda.data.snapshot-period',
    'direct',
    'zeebe.broker.data.snapshotPeriod',
    'written',
    'orchestration.data.snapshotPeriod',
  ],
  ['camunda.data.export.distribution-interval', 'direct', 'zeebe.broker.exporting.distributionInterval'],
  ['camunda.data.export.skip-records', 'direct', 'zeebe.broker.exporting.skipRecords'],
  [
    'camunda.data.backup.repository-name',
    'breaking',
    'camunda.operate.backup.repositoryName camunda.tasklist.backup.repositoryName',
  ],
  ['camunda.data.backup.snapshot-timeout', 'direct', 'camunda.operate.backup.snapshotTimeout'],
  ['camunda.data.backup.incomplete-check-timeout', 'direct', 'camunda.operate.backup.incompleteCheckTimeoutInSeconds'],
  ['camunda.data.backup.store', 'direct', 'zeebe.broker.data.backup.store'],
  ['camunda.data.backup.s3.bucket-name', 'direct', 'zeebe.broker.data.backup.s3.bucketName'],
  ['camunda.data.backup.s3.endpoint', 'direct', 'zeebe.broker.data.backup.s3.endpoint'],
  ['camunda.data.backup.s3.region', 'direct', 'zeebe.broker.data.backup.s3.region'],
  ['camunda.data.backup.s3.access-key', 'direct', 'zeebe.broker.data.backup.s3.accessKey'],
  ['camunda.data.backup.s3.secret-key', 'direct', 'zeebe.broker.data.backup.s3.secretKey'],
  ['camunda.data.backup.s3.api-call-timeout', 'direct', 'zeebe.broker.data.backup.s3.apiCallTimeout'],
  ['camunda.data.backup.s3.force-path-style-access', 'direct', 'zeebe.broker.data.backup.s3.forcePathStyleAccess'],
  ['camunda.data.backup.s3.compression', 'direct', 'zeebe.broker.data.backup.s3.compression'],
  [
    'camunda.data.backup.s3.max-concurrent-connections',
    'direct',
    'zeebe.broker.data.backup.s3.maxConcurrentConnections',
  ],
  [
    'camunda.data.backup.s3.connection-acquisition-timeout',
    'direct',
    'zeebe.broker.data.backup.s3.connectionAcquisitionTimeout',
  ],
  ['camunda.data.backup.s3.base-path', 'direct', 'zeebe.broker.data.backup.s3.basePath'],
  ['camunda.data.backup.s3.support-legacy-md5', 'direct', 'zeebe.broker.data.backup.s3.supportLegacyMd5'],
  ['camunda.data.backup.gcs.bucket-name', 'direct', 'zeebe.broker.data.backup.gcs.bucketName'],
  ['camunda.data.backup.gcs.host', 'direct', 'zeebe.broker.data.backup.gcs.host'],
  ['camunda.data.backup.gcs.auth', 'direct', 'zeebe.broker.data.backup.gcs.auth'],
  ['camunda.data.backup.azure.endpoint', 'direct', 'zeebe.broker.data.backup.azure.endpoint'],
  ['camunda.data.backup.azure.account-name', 'direct', 'zeebe.broker.data.backup.azure.accountName'],
  ['camunda.data.backup.azure.account-key', 'direct', 'zeebe.broker.data.backup.azure.accountKey'],
  ['camunda.data.backup.azure.connection-string', 'direct', 'zeebe.broker.data.backup.azure.connectionString'],
  ['camunda.data.backup.azure.base-path', 'direct', 'zeebe.broker.data.backup.azure.basePath'],
  ['camunda.data.backup.azure.create-container', 'direct', 'zeebe.broker.data.backup.azure.createContainer'],
  ['camunda.data.backup.azure.sas-token.type', 'direct', 'zeebe.broker.data.backup.azure.sasToken.type'],
  ['camunda.data.backup.azure.sas-token.value', 'direct', 'zeebe.broker.data.backup.azure.sasToken.value'],
  ['camunda.data.backup.filesystem.base-path', 'direct', 'zeebe.broker.data.backup.filesystem.basePath'],
  [
    'camunda.data.secondary-storage.type',
    'breaking',
    'camunda.database.type camunda.operate.database camunda.tasklist.database',
    'written',
    'global.{elasticsearch,opensearch}.enabled',
  ],
  [
    'camunda.data.secondary-storage.elasticsearch.url',
    'breaking',
    'camunda.database.url camunda.operate.elasticsearch.url camunda.tasklist.elasticsearch.url zeebe.broker.exporters.camundaexporter.args.connect.url',
    'written',
    'global.elasticsearch.url',
  ],
  [
    'camunda.data.secondary-storage.elasticsearch.cluster-name',
    'breaking',
    'camunda.database.clusterName camunda.operate.elasticsearch.clusterName camunda.tasklist.elasticsearch.clusterName',
    'written',
    'global.elasticsearch.clusterName',
  ],
  [
    'camunda.data.secondary-storage.elasticsearch.username',
    'breaking',
    'camunda.database.username camunda.operate.elasticsearch.username camunda.tasklist.elasticsearch.username',
    'written',
    'global.elasticsearch.auth.username',
  ],
  [
    'camunda.data.secondary-storage.elasticsearch.password',
    'breaking',
    'camunda.database.password camunda.operate.elasticsearch.password camunda.tasklist.elasticsearch.password',
    'written',
    'global.elasticsearch.auth.secret',
  ],
  [
    'camunda.data.secondary-storage.elasticsearch.index-prefix',
    'breaking',
    'camunda.database.indexPrefix camunda.operate.elasticsearch.indexPrefix camunda.tasklist.elasticsearch.indexPrefix',
    'written',
    'orchestration.index.prefix',
  ],
  [
    'camunda.data.secondary-storage.opensearch.url',
    'breaking',
    'camunda.database.url camunda.operate.opensearch.url camunda.tasklist.opensearch.url zeebe.broker.exporters.camundaexporter.args.connect.url',
    'written',
    'global.opensearch.url',
  ],
  [
    'camunda.data.secondary-storage.opensearch.cluster-name',
    'breaking',
    'camunda.database.clusterName camunda.operate.opensearch.clusterName camunda.tasklist.opensearch.clusterName',
    'written',
    'global.opensearch.clusterName',
  ],
  [
    'camunda.data.secondary-storage.opensearch.username',
    'breaking',
    'camunda.database.username camunda.operate.opensearch.username camunda.tasklist.opensearch.username',
    'written',
    'global.opensearch.auth.username',
  ],
  [
    'camunda.data.secondary-storage.opensearch.password',
    'breaking',
    'camunda.database.password camunda.operate.opensearch.password camunda.tasklist.opensearch.password',
    'written',
    'global.opensearch.auth.secret',
  ],
  [
    'camunda.data.secondary-storage.opensearch.index-prefix',
    'breaking',
    'camunda.database.indexPrefix camunda.operate.opensearch.indexPrefix camunda.tasklist.opensearch.indexPrefix',
    'written',
    'orchestration.index.prefix',
  ],
  ['camunda.data.secondary-storage.opensearch.security.enabled', 'breaking', 'camunda.database.security.enabled'],
  [
    'camunda.data.secondary-storage.opensearch.security.certificate-path',
    'breaking',
    'camunda.database.security.certificatePath camunda.tasklist.opensearch.ssl.certificatePath camunda.operate.opensearch.ssl.certificatePath',
  ],
  [
    'camunda.data.secondary-storage.opensearch.security.verify-hostname',
    'breaking',
    'camunda.database.security.verifyHostname camunda.tasklist.opensearch.ssl.verifyHostname camunda.operate.opensearch.ssl.verifyHostname',
  ],
  [
    'camunda.data.secondary-storage.opensearch.security.self-signed',
    'breaking',
    'camunda.database.security.selfSigned camunda.tasklist.opensearch.ssl.selfSigned camunda.operate.opensearch.ssl.selfSigned',
  ],
  ['camunda.data.primary-storage.directory', 'direct', 'zeebe.broker.data.directory'],
  ['camunda.data.primary-storage.runtime-directory', 'direct', 'zeebe.broker.data.runtimeDirectory'],
  ['camunda.data.primary-storage.disk.monitoring-interval', 'direct', 'zeebe.broker.data.disk.monitoringInterval'],
  ['camunda.data.primary-storage.disk.monitoring-enabled', 'direct', 'zeebe.broker.data.disk.enableMonitoring'],
  [
    'camunda.data.primary-storage.disk.free-space.processing',
    'direct',
    'zeebe.broker.data.disk.freeSpace.processing',
    'written',
    'orchestration.data.disk.freeSpace.processing',
  ],
  [
    'camunda.data.primary-storage.disk.free-space.replication',
    'direct',
    'zeebe.broker.data.disk.freeSpace.replication',
    'written',
    'orchestration.data.disk.freeSpace.replication',
  ],
  ['camunda.data.primary-storage.logstream.log-segment-size', 'direct', 'zeebe.broker.data.logSegmentSize'],
  ['camunda.data.primary-storage.logstream.log-index-density', 'direct', 'zeebe.broker.data.logIndexDensity'],
  [
    'camunda.data.primary-storage.rocksdb.statistics-enabled',
    'direct',
    'zeebe.broker.experimental.rocksdb.enableStatistics',
  ],
  ['camunda.data.primary-storage.rocksdb.access-metrics', 'direct', 'zeebe.broker.experimental.rocksdb.accessMetrics'],
  ['camunda.data.primary-storage.rocksdb.memory-limit', 'direct', 'zeebe.broker.experimental.rocksdb.memoryLimit'],
  ['camunda.data.primary-storage.rocksdb.max-open-files', 'direct', 'zeebe.broker.experimental.rocksdb.maxOpenFiles'],
  [
    'camunda.data.primary-storage.rocksdb.max-write-buffer-number',
    'direct',
    'zeebe.broker.experimental.rocksdb.maxWriteBufferNumber',
  ],
  [
    'camunda.data.primary-storage.rocksdb.min-write-buffer-number-to-merge',
    'direct',
    'zeebe.broker.experimental.rocksdb.minWriteBufferNumberToMerge',
  ],
  [
    'camunda.data.primary-storage.rocksdb.io-rate-bytes-per-second',
    'direct',
    'zeebe.broker.experimental.rocksdb.ioRateBytesPerSecond',
  ],
  ['camunda.data.primary-storage.rocksdb.wal-disabled', 'direct', 'zeebe.broker.experimental.rocksdb.walDisabled'],
  [
    'camunda.data.primary-storage.rocksdb.sst-partitioning-enabled',
    'direct',
    'zeebe.broker.experimental.rocksdb.enableSstPartitioning',
  ],
  [
    'camunda.system.cpu-thread-count',
    'direct',
    'zeebe.broker.threads.cpuThreadCount',
    'written',
    'orchestration.cpuThreadCount',
  ],
  [
    'camunda.system.io-thread-count',
    'direct',
    'zeebe.broker.threads.ioThreadCount',
    'written',
    'orchestration.ioThreadCount',
  ],
  ['camunda.system.clock-controlled', 'direct', 'zeebe.clock.controlled', 'written'],
  ['camunda.system.actor.idle.max-spins', 'direct', 'zeebe.actor.idle.maxSpins'],
  ['camunda.system.actor.idle.max-yields', 'direct', 'zeebe.actor.idle.maxYields'],
  ['camunda.system.actor.idle.max-park-period', 'direct', 'zeebe.actor.idle.maxParkPeriod'],
  [
    'camunda.system.upgrade.enable-version-check',
    'direct',
    'zeebe.broker.experimental.versionCheckRestrictionEnabled',
    'written',
    'orchestration.upgrade.allowPreReleaseImages',
  ],
];

const GATEWAYS = ['zeebe.gateway', 'zeebe.broker.gateway'];

export const PROPERTIES: readonly PropertyRow[] = ROWS.map(([property, kind, olds, chart, valuesKey]) => {
  const legacy = olds
    .split(' ')
    .flatMap((old) => (old.startsWith('{gateway}') ? GATEWAYS.map((prefix) => old.replace('{gateway}', prefix)) : old));
  return {
    property,
    legacy,
    kind,
    env: variable(property),
    legacyEnv: legacy.map(variable),
    chartWrites: chart === 'written',
    ...(valuesKey === undefined ? {} : { valuesKey }),
  };
});
