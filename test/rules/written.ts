/** Examples written by hand: lists, worked-out values, notes, and rules about keys that need more than a value. */
import { yaml, type Case } from './example.ts';

const change = (before: string, says?: string): Case => c('change', before, says);
const equal = (before: string, says?: string): Case => c('equal', before, says);
const conflict = (before: string, says?: string): Case => c('conflict', before, says);
const flow = (before: string, says = 'Between braces, only the name changes.'): Case => c('flow', before, says);
const untouched = (before: string, says?: string): Case => c('untouched', before, says);
const layers = (shows: Case['shows'], says: string, ...before: readonly string[]): Case => ({ shows, says, before });
function c(shows: Case['shows'], before: string, says: string | undefined): Case {
  return says === undefined ? { shows, before: [before] } : { shows, before: [before], says };
}

const KEPT = 'A value that is there already is never overwritten.';
const IDENTITY = 'global:\n  identity:\n    auth:\n';
const ROOTS: Readonly<Record<string, readonly [was: string, says: string]>> = {
  gateway: ['zeebeGateway', 'Whatever has no place of its own in the cluster goes.'],
  'gateway-old-spelling': ['zeebe-gateway', 'Whatever has no place of its own in the cluster goes.'],
  operate: ['operate', 'Whatever has no place of its own in the cluster goes.'],
  tasklist: ['tasklist', 'Whatever has no place of its own in the cluster goes.'],
};
const roots = Object.entries(ROOTS).map(([name, [root, says]]): [string, readonly Case[]] => [
  name === 'gateway-old-spelling' ? 'gateway/root-old-spelling' : `${name}/root`,
  [
    change(
      yaml`
        # one pod from now on
        ${root}:
          replicas: 2
          podLabels:
            team: payments
        connectors:
          replicas: 2
      `,
      says,
    ),
    flow(
      yaml`
        ${root}: { replicas: 2, podLabels: { team: payments } }
        connectors: { replicas: 2 }
      `,
      'Between braces, what has a place moves out.',
    ),
    untouched(yaml`
      webModeler:
        webapp:
          replicas: 2
    `),
  ],
]);

/** Names of ServiceAccounts, by the rules about them. */
const accounts = Object.entries(ROOTS).map(([name, [root]]): [string, readonly Case[]] => [
  name === 'gateway-old-spelling' ? 'gateway/service-account-name-old-spelling' : `${name}/service-account-name`,
  [
    change(
      yaml`
        ${root}:
          serviceAccount:
            name: reports
      `,
      'The cluster runs as another one.',
    ),
    untouched(yaml`
      connectors:
        serviceAccount:
          name: reports
    `),
  ],
]);

/** Disruption budgets of the gateway, in both spellings. */
const budgets = [
  ['gateway/disruption-budget', 'zeebeGateway'],
  ['gateway/disruption-budget-old-spelling', 'zeebe-gateway'],
].map(([id = '', root = '']): [string, readonly Case[]] => [
  id,
  [
    change(yaml`
      ${root}:
        podDisruptionBudget:
          enabled: true
          minAvailable: 1
    `),
    {
      shows: 'equal',
      says: 'Beside that of the brokers, in whose pods the gateway is, it is taken out.',
      before: [
        yaml`
          zeebe:
            podDisruptionBudget:
              enabled: true
              minAvailable: 2
          ${root}:
            podDisruptionBudget:
              enabled: true
              minAvailable: 1
        `,
      ],
    },
    untouched(yaml`
      connectors:
        podDisruptionBudget:
          enabled: true
    `),
  ],
]);

export const WRITTEN: Readonly<Record<string, readonly Case[]>> = {
  ...Object.fromEntries([...roots, ...accounts, ...budgets]),

  // --- keys --------------------------------------------------------------------------------------------------------
  'zeebe/rename': [
    change(yaml`
      # three brokers, see runbook 12
      zeebe:
        clusterSize: "3"
        pvcSize: 64Gi # enough for a year

      connectors:
        replicas: 2
    `),
    conflict(
      yaml`
        orchestration:
          clusterSize: "5"
        zeebe:
          clusterSize: "3"
          pvcSize: 64Gi
      `,
      'Half of the file is 8.8 already: what is new there moves, what disagrees waits as a comment.',
    ),
    flow(yaml`
      zeebe: { clusterSize: "3", pvcSize: 64Gi }
      connectors: { replicas: 2 }
    `),
    layers(
      'change',
      'Each file of a set keeps its own part.',
      yaml`
        zeebe:
          clusterSize: "3"
      `,
      yaml`
        zeebe:
          pvcSize: 128Gi
      `,
    ),
    untouched(
      yaml`
        connectors:
          podLabels:
            reads-from: zeebe
      `,
      'The word zeebe in a value is no key.',
    ),
  ],
  'zeebe/service-extra-ports': [
    change(
      yaml`
        zeebe:
          service:
            extraPorts:
              - name: hazelcast
                port: 5701
                protocol: TCP
      `,
      'The list stays as it is, and is used in two places from now on.',
    ),
    conflict(
      yaml`
        zeebe:
          service:
            extraPorts:
              - name: hazelcast
                port: 5701
        orchestration:
          service:
            extraPorts:
              - name: other
                port: 5702
      `,
    ),
    untouched(
      yaml`
        connectors:
          service:
            serverPort: 8080
      `,
      'Services of other components.',
    ),
  ],
  'zeebe/service-http-port': [
    change(
      yaml`
        zeebe:
          service:
            httpPort: 9600
            commandPort: 26501
      `,
      'The port keeps its meaning, so its name changes. The other ports keep their names.',
    ),
    conflict(
      yaml`
        zeebe:
          service:
            httpPort: 9600
        zeebeGateway:
          service:
            httpPort: 9700
      `,
      'Brokers and gateway were two Services; one port is left.',
    ),
    untouched(
      yaml`
        connectors:
          service:
            serverPort: 8080
            annotations:
              note: was httpPort
      `,
      'Ports of other components.',
    ),
  ],
  'zeebe/image-repository': [
    change(
      yaml`
        zeebe:
          image:
            registry: registry.example.org
            repository: mirror/zeebe
      `,
      'A mirror needs the new image, too.',
    ),
    change(
      yaml`
        zeebe:
          image:
            repository: camunda/zeebe
      `,
      'The default of 8.7 is not needed.',
    ),
    conflict(
      yaml`
        zeebe:
          image:
            repository: registry.example.org/acme/broker-with-exporter
      `,
      'An image of your own has to be built again, on top of `camunda/camunda`.',
    ),
    untouched(yaml`
      connectors:
        image:
          repository: registry.example.org/mirror/connectors-bundle
    `),
  ],
  'zeebe/budget-minimum': [
    change(yaml`
      zeebe:
        podDisruptionBudget:
          minAvailable: 2
    `),
    conflict(
      yaml`
        zeebe:
          podDisruptionBudget:
            minAvailable: 60%
      `,
      'How many brokers that is, depends on `clusterSize`.',
    ),
    untouched(yaml`
      elasticsearch:
        master:
          pdb:
            minAvailable: 60%
    `),
  ],
  'zeebe/budget-maximum': [
    change(yaml`
      zeebe:
        podDisruptionBudget:
          maxUnavailable: 1
    `),
    conflict(
      yaml`
        zeebe:
          podDisruptionBudget:
            maxUnavailable: 30%
      `,
      'How many brokers that is, depends on `clusterSize`.',
    ),
    untouched(yaml`
      elasticsearch:
        master:
          pdb:
            maxUnavailable: 30%
    `),
  ],
  'zeebe/configuration': [
    change(yaml`
      zeebe:
        clusterSize: "3"
        configuration: |
          zeebe:
            broker:
              data:
                snapshotPeriod: 10m
    `),
    conflict(
      yaml`
        zeebe:
          configuration: |
            zeebe.broker.data.snapshotPeriod: 10m
        operate:
          configuration: |
            camunda.operate.batchOperationMaxSize: 500
      `,
      'Each text is left to decide, with its place.',
    ),
    untouched(
      yaml`
        connectors:
          configuration: |
            camunda:
              connector:
                polling:
                  enabled: true
      `,
      'Connectors keep their own text.',
    ),
  ],
  'gateway/grpc-ingress': [
    change(yaml`
      zeebeGateway:
        ingress:
          grpc:
            enabled: true
            className: nginx
            host: grpc.example.org
    `),
    conflict(
      yaml`
        orchestration:
          ingress:
            grpc:
              host: zeebe.example.org
        zeebeGateway:
          ingress:
            grpc:
              enabled: true
              host: grpc.example.org
      `,
      'Both spellings in one file.',
    ),
    flow(yaml`
      zeebeGateway: { replicas: 2, ingress: { grpc: { enabled: true, host: grpc.example.org } } }
      global: { ingress: { enabled: true, host: camunda.example.org } }
    `),
    untouched(
      yaml`
        global:
          ingress:
            enabled: false
            className: nginx
            host: camunda.example.org
      `,
      'The combined Ingress.',
    ),
  ],
  'gateway/grpc-tls-secret': [
    change(yaml`
      zeebeGateway:
        ingress:
          grpc:
            enabled: true
            tls:
              enabled: true
              secretName: grpc-tls
    `),
    change(
      yaml`
        zeebeGateway:
          ingress:
            grpc:
              enabled: true
              className: openshift-default
              tls:
                enabled: true
                secretName: ""
      `,
      'On an OpenShift router, an empty name meant the certificate of the router.',
    ),
    untouched(yaml`
      global:
        ingress:
          tls:
            secretName: camunda-tls
    `),
  ],
  'ingress/openshift-tls': [
    change(yaml`
      global:
        ingress:
          enabled: true
          className: openshift-default
          host: camunda.example.org
          tls:
            enabled: true
            secretName: ""
    `),
    untouched(
      yaml`
        global:
          ingress:
            className: openshift-default
            tls:
              enabled: true
              secretName: camunda-tls
      `,
      'A Secret that is named.',
    ),
  ],
  'elasticsearch/image-tag': [
    change(yaml`
      elasticsearch:
        image:
          tag: 8.15.4
    `),
    equal(
      yaml`
        elasticsearch:
          image:
            tag: 8.17.4
      `,
      'New enough: it stays.',
    ),
    untouched(yaml`
      identityKeycloak:
        image:
          tag: 26.0.5
    `),
  ],
  'elasticsearch/url': [
    change(yaml`
      global:
        elasticsearch:
          external: true
          url: https://elastic.example.org:9243
    `),
    conflict(
      yaml`
        global:
          elasticsearch:
            external: true
            url: https://elastic.example.org:9243/logs
      `,
      'A path has no key of its own: the text is left to you.',
    ),
    untouched(
      yaml`
        global:
          elasticsearch:
            external: true
            url:
              protocol: https
              host: elastic.example.org
              port: 9243
      `,
      'In parts already.',
    ),
  ],
  'global/image-tag': [
    change(yaml`
      global:
        image:
          tag: 8.7.9
    `),
    equal(
      yaml`
        global:
          image:
            tag: 8.8.2
      `,
      'A tag of 8.8 stays.',
    ),
    conflict(
      yaml`
        global:
          image:
            tag: acme-build-17
      `,
      'A tag that does not tell its version is for you to judge.',
    ),
    untouched(yaml`
      identityKeycloak:
        image:
          tag: 26.0.5
    `),
  ],
  'migration/place': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      migration:
        identity:
          enabled: true
    `),
    conflict(yaml`
      zeebe:
        clusterSize: "3"
      orchestration:
        migration:
          identity:
            enabled: false
      migration:
        identity:
          enabled: true
    `),
    flow(yaml`
      zeebe: { clusterSize: "3" }
      migration: { identity: { enabled: true } }
    `),
    untouched(yaml`
      optimize:
        migration:
          enabled: false
    `),
  ],
  'connectors/inbound': [
    change(yaml`
      connectors:
        replicas: 2
        inbound:
          mode: oauth
    `),
    untouched(yaml`
      connectors:
        replicas: 2
        podLabels:
          inbound: webhooks
    `),
  ],
  'connectors/inbound-auth': [
    change(
      yaml`
        global:
          identity:
            auth:
              enabled: false
        connectors:
          inbound:
            mode: credentials
            auth:
              existingSecret: connectors-operate
              existingSecretKey: login
      `,
      'With a name and a password the user has to exist in the cluster.',
    ),
    equal(
      yaml`
        connectors:
          inbound:
            mode: oauth
            auth:
              existingSecret: connectors-operate
              existingSecretKey: login
      `,
      'Where the mode never used them, they go.',
    ),
    untouched(yaml`
      connectors:
        security:
          authentication:
            oidc:
              clientId: acme
    `),
  ],
  'operate/enabled': [
    change(yaml`
      operate:
        enabled: false
    `),
    conflict(
      yaml`
        orchestration:
          profiles:
            operate: true
        operate:
          enabled: false
      `,
      'The new key is there already and says something else.',
    ),
    untouched(yaml`
      optimize:
        enabled: false
    `),
  ],
  'identity-auth/zeebe': [
    change(
      yaml`
        global:
          identity:
            auth:
              type: MICROSOFT
              zeebe:
                clientId: acme-zeebe
                audience: acme-zeebe
                existingSecret:
                  name: camunda-secrets
      `,
      'With its secret in the new form.',
    ),
    conflict(
      yaml`
        global:
          identity:
            auth:
              zeebe:
                clientId: acme-zeebe
        orchestration:
          security:
            authentication:
              oidc:
                clientId: orchestration
      `,
      'The cluster has another client already.',
    ),
    flow(yaml`
      global: { identity: { auth: { zeebe: { clientId: acme-zeebe }, console: { clientId: console } } } }
    `),
    untouched(
      yaml`
        global:
          identity:
            auth:
              console:
                clientId: acme-console
      `,
      'The clients of other components stay where they are.',
    ),
  ],
  'identity-auth/operate': [
    change(yaml`
      global:
        identity:
          auth:
            operate:
              clientId: acme-operate
              audience: acme-operate-api
              redirectUrl: https://camunda.example.org/operate
    `),
    untouched(yaml`
      global:
        identity:
          auth:
            optimize:
              clientId: acme-optimize
    `),
  ],
  'identity-auth/tasklist': [
    change(yaml`
      global:
        identity:
          auth:
            tasklist:
              clientId: acme-tasklist
              audience: acme-tasklist-api
              redirectUrl: https://camunda.example.org/tasklist
    `),
    untouched(yaml`
      global:
        identity:
          auth:
            optimize:
              clientId: acme-optimize
    `),
  ],
  'identity/first-user-password': [
    change(yaml`
      identity:
        firstUser:
          username: ada
          password: example-text
    `),
    conflict(
      yaml`
        identity:
          firstUser:
            password: example-text
            existingSecret: camunda-secrets
            existingSecretKey: first-user
      `,
      'A Secret was used before the text, so the text goes.',
    ),
    untouched(yaml`
      identity:
        firstUser:
          email: ada@example.org
    `),
  ],

  // --- lists -------------------------------------------------------------------------------------------------------
  'merge/env': [
    change(
      yaml`
        zeebe:
          env:
            - name: TZ
              value: Europe/Berlin
            # until the disks are larger
            - name: ZEEBE_BROKER_DATA_SNAPSHOTPERIOD
              value: 10m
        operate:
          env:
            - name: CAMUNDA_OPERATE_BATCHOPERATIONMAXSIZE
              value: "500"
      `,
      'Each variable is judged by itself, keeps its comments, and gets its new name where it has one.',
    ),
    equal(
      yaml`
        zeebe:
          env:
            - name: TZ
              value: Europe/Berlin
        operate:
          env:
            - name: TZ
              value: "Europe/Berlin"
      `,
      'What two components say alike is said once.',
    ),
    conflict(
      yaml`
        zeebe:
          env:
            - name: LOGGING_LEVEL_IO_CAMUNDA
              value: WARN
        operate:
          env:
            - name: LOGGING_LEVEL_IO_CAMUNDA
              value: DEBUG
      `,
      'One container cannot have both: the first in the order of precedence stays.',
    ),
    layers(
      'change',
      'Helm replaces lists. A file that touches one of them carries the whole list from then on.',
      yaml`
        zeebe:
          env:
            - name: TZ
              value: Europe/Berlin
      `,
      yaml`
        operate:
          env:
            - name: ACME_REGION
              value: north
      `,
    ),
    flow(
      yaml`
        zeebe: { clusterSize: "3", env: [{ name: TZ, value: Europe/Berlin }] }
        operate: { env: [{ name: ACME_REGION, value: north }] }
      `,
      'Between braces.',
    ),
    untouched(yaml`
      console:
        env:
          - name: TZ
            value: Europe/Berlin
    `),
  ],
  'merge/env-from': [
    change(yaml`
      zeebe:
        envFrom:
          - configMapRef:
              name: broker-settings
      tasklist:
        envFrom:
          - configMapRef:
              name: broker-settings
          - secretRef:
              name: tasklist-settings
    `),
    conflict(
      yaml`
        zeebe:
          envFrom:
            - configMapRef:
                name: settings
        operate:
          envFrom:
            - configMapRef:
                name: settings
                optional: true
      `,
      'Sources that are not quite the same both stay, in order.',
    ),
    untouched(yaml`
      console:
        envFrom:
          - configMapRef:
              name: console-settings
    `),
  ],
  'merge/init-containers': [
    change(
      yaml`
        zeebe:
          initContainers:
            - name: fetch-exporter
              image: registry.example.org/tools/fetch:1.4
              volumeMounts:
                - name: exporters
                  mountPath: /exporters
        operate:
          initContainers:
            - name: wait-for-elastic
              image: registry.example.org/tools/wait:2.0
      `,
      'The containers of all components run before the one pod.',
    ),
    conflict(
      yaml`
        zeebe:
          initContainers:
            - name: prepare
              image: registry.example.org/tools/broker:1.0
        operate:
          initContainers:
            - name: prepare
              image: registry.example.org/tools/operate:1.0
      `,
      'Two different containers of one name: the second gets a name of its own.',
    ),
    untouched(yaml`
      connectors:
        initContainers:
          - name: prepare
            image: registry.example.org/tools/connectors:1.0
    `),
  ],
  'merge/sidecars': [
    change(yaml`
      zeebe:
        sidecars:
          - name: log-shipper
            image: registry.example.org/tools/logs:3.1
            volumeMounts:
              - name: logs
                mountPath: /usr/local/zeebe/logs
    `),
    conflict(
      yaml`
        zeebe:
          sidecars:
            - name: proxy
              image: registry.example.org/tools/proxy:1.0
        operate:
          sidecars:
            - name: proxy
              image: registry.example.org/tools/proxy:2.0
      `,
      'Two different containers of one name: the second gets a name of its own.',
    ),
    untouched(yaml`
      connectors:
        sidecars:
          - name: proxy
            image: registry.example.org/tools/proxy:1.0
    `),
  ],
  'merge/extra-volumes': [
    change(yaml`
      zeebe:
        extraVolumes:
          - name: truststore
            secret:
              secretName: broker-truststore
      operate:
        extraVolumes:
          - name: certificates
            configMap:
              name: company-certificates
    `),
    conflict(
      yaml`
        orchestration:
          extraVolumes:
            - name: certificates
              secret:
                secretName: broker-certificates
        zeebe:
          extraVolumes:
            - name: certificates
              configMap:
                name: company-certificates
      `,
      'One name, two volumes.',
    ),
    untouched(yaml`
      connectors:
        extraVolumes:
          - name: certificates
            configMap:
              name: company-certificates
    `),
  ],
  'merge/extra-volume-mounts': [
    change(
      yaml`
        zeebe:
          extraVolumeMounts:
            - name: rules
              mountPath: /usr/local/zeebe/config/rules.yaml
              subPath: rules.yaml
        operate:
          extraVolumeMounts:
            - name: certificates
              mountPath: /certificates
      `,
      'Paths of the old images become those of the new one.',
    ),
    conflict(
      yaml`
        zeebe:
          extraVolumeMounts:
            - name: broker-certificates
              mountPath: /certificates
        operate:
          extraVolumeMounts:
            - name: company-certificates
              mountPath: /certificates
      `,
      'One path, two volumes.',
    ),
    untouched(yaml`
      connectors:
        extraVolumeMounts:
          - name: certificates
            mountPath: /certificates
    `),
  ],
  'merge/tolerations': [
    change(yaml`
      zeebe:
        tolerations:
          - key: storage
            operator: Exists
      operate:
        tolerations:
          - key: storage
            operator: Exists
          - key: batch
            operator: Exists
    `),
    conflict(
      yaml`
        zeebe:
          tolerations:
            - key: storage
              operator: Exists
        operate:
          tolerations:
            - key: storage
              operator: Exists
              effect: NoSchedule
      `,
      'Tolerations that are not quite the same both stay.',
    ),
    untouched(yaml`
      connectors:
        tolerations:
          - key: batch
            operator: Exists
    `),
  ],
  'merge/image-pull-secrets': [
    change(yaml`
      zeebe:
        image:
          pullSecrets:
            - name: company-registry
      operate:
        image:
          pullSecrets:
            - name: company-registry
            - name: partner-registry
    `),
    equal(
      yaml`
        zeebe:
          image:
            pullSecrets:
              - name: company-registry
        tasklist:
          image:
            pullSecrets:
              - name: company-registry
      `,
      'What two components say alike is said once.',
    ),
    untouched(yaml`
      connectors:
        image:
          pullSecrets:
            - name: company-registry
    `),
  ],
  'connectors/env': [
    change(yaml`
      connectors:
        inbound:
          mode: disabled
        env:
          - name: CAMUNDA_OPERATE_CLIENT_URL
            value: http://camunda-operate
          - name: TZ
            value: Europe/Berlin
    `),
    conflict(
      yaml`
        connectors:
          inbound:
            mode: disabled
          env:
            - name: CAMUNDA_CONNECTOR_POLLING_ENABLED
              value: "true"
      `,
      'A variable that is there already wins over the old mode.',
    ),
    untouched(yaml`
      connectors:
        env:
          - name: TZ
            value: Europe/Berlin
    `),
  ],
  'identity/env': [
    change(yaml`
      identity:
        env:
          - name: KEYCLOAK_INIT_OPERATE_ROOT_URL
            value: https://camunda.example.org/operate
          - name: TZ
            value: Europe/Berlin
    `),
    untouched(yaml`
      identity:
        env:
          - name: KEYCLOAK_INIT_OPTIMIZE_ROOT_URL
            value: https://camunda.example.org/optimize
    `),
  ],
  'optimize/env': [
    change(yaml`
      optimize:
        env:
          - name: OPTIMIZE_API_THREADS
            value: 8
    `),
    untouched(yaml`
      optimize:
        env:
          - name: OPTIMIZE_API_THREADS
            value: "8"
    `),
  ],

  'optimize/migration-java-options': [
    change(yaml`
      optimize:
        javaOpts: -Xmx1g
        migration:
          javaOpts: -Xmx2g
    `),
    change(
      yaml`
        optimize:
          javaOpts: -Xmx1g
      `,
      'Those of Optimize were in effect there too.',
    ),
    untouched(
      yaml`
        optimize:
          javaOpts: -Xmx1g
          migration:
            env:
              - name: JAVA_TOOL_OPTIONS
                value: -Xmx2g
      `,
      'A variable of your own wins in both charts.',
    ),
  ],
  'optimize/migration-java-options-kept': [
    change(yaml`
      global:
        elasticsearch:
          tls:
            existingSecret: my-truststore
      optimize:
        javaOpts: -Xmx1g
        migration:
          javaOpts: -Xmx2g
    `),
  ],

  // --- worked out from others --------------------------------------------------------------------------------------
  'merge/history-retention': [
    change(yaml`
      zeebe:
        retention:
          enabled: true
      operate:
        retention:
          enabled: true
      tasklist:
        retention:
          enabled: true
    `),
    change(
      yaml`
        operate:
          retention:
            enabled: true
        tasklist:
          retention:
            enabled: false
      `,
      'Where only one of them deleted, only a person can say whether the other may.',
    ),
    conflict(
      yaml`
        orchestration:
          history:
            retention:
              enabled: false
        operate:
          retention:
            enabled: true
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          podLabels:
            retention: short
      `,
      'Another thing of that name.',
    ),
  ],
  'merge/history-age': [
    change(yaml`
      operate:
        retention:
          enabled: true
          minimumAge: 30d
      tasklist:
        retention:
          enabled: true
          minimumAge: 90d
    `),
    conflict(
      yaml`
        orchestration:
          history:
            retention:
              enabled: true
              minimumAge: 10d
        operate:
          retention:
            enabled: true
            minimumAge: 30d
        tasklist:
          retention:
            enabled: true
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          podAnnotations:
            example.org/minimumAge: 30d
      `,
      'Another thing of that name.',
    ),
  ],
  'migration/legacy-index-age': [
    change(yaml`
      operate:
        retention:
          enabled: true
          minimumAge: 30d
      tasklist:
        retention:
          enabled: true
          minimumAge: 180d
    `),
    conflict(
      yaml`
        operate:
          retention:
            enabled: true
            minimumAge: 90d
        tasklist:
          retention:
            enabled: true
        orchestration:
          migration:
            data:
              tasks:
                legacyIndexRetentionAge: 40d
      `,
      KEPT,
    ),
    untouched(
      yaml`
        orchestration:
          migration:
            data:
              tasks:
                legacyIndexRetentionAge: 40d
      `,
      'Said already.',
    ),
  ],
  'ingress/cluster-path': [
    change(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.example.org
        connectors:
          contextPath: /connectors
      `,
      'The Ingress of 8.7 led to Connectors alone.',
    ),
    conflict(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.example.org
        connectors:
          contextPath: /connectors
        orchestration:
          contextPath: /cluster
      `,
      'A path that is there already stays.',
    ),
  ],
  'merge/context-path': [
    change(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.example.org
        operate:
          contextPath: /operate
        tasklist:
          contextPath: /tasklist
      `,
      'With `/`, Operate stays at `/operate` and Tasklist at `/tasklist`.',
    ),
    change(
      yaml`
        operate:
          contextPath: /camunda/operate
        tasklist:
          contextPath: /camunda/tasklist
      `,
      'What the paths have in common stays in front.',
    ),
    change(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.example.org
        console:
          enabled: true
          contextPath: /
        operate:
          contextPath: /operate
      `,
      'Two components cannot share a path.',
    ),
    conflict(
      yaml`
        operate:
          contextPath: /monitoring
        tasklist:
          contextPath: /todo
      `,
      'Paths without a common parent have no mechanical answer.',
    ),
    untouched(yaml`
      console:
        contextPath: /console
    `),
  ],
  'identity-auth/audiences': [
    change(yaml`
      global:
        identity:
          auth:
            zeebe:
              audience: acme-zeebe
            operate:
              audience: acme-operate
    `),
    conflict(
      yaml`
        global:
          identity:
            auth:
              operate:
                audience: acme-operate
        orchestration:
          security:
            authentication:
              oidc:
                backwardsCompatibleAudiences:
                  - acme-cluster
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          identity:
            auth:
              enabled: false
              optimize:
                audience: optimize-api
      `,
      'Without authentication nobody asks for an audience.',
    ),
  ],
  'identity-auth/audience': [
    change(yaml`
      global:
        identity:
          auth:
            type: GENERIC
            zeebe:
              audience: acme-zeebe
    `),
    conflict(
      yaml`
        global:
          identity:
            auth:
              type: GENERIC
              zeebe:
                audience: acme-zeebe
        orchestration:
          security:
            authentication:
              oidc:
                audience: acme-cluster
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          identity:
            auth:
              console:
                audience: console-api
      `,
      'Keycloak of the chart needs none.',
    ),
  ],
  'identity-auth/redirect-url': [
    change(
      yaml`
        global:
          identity:
            auth:
              operate:
                redirectUrl: https://camunda.example.org/operate
              tasklist:
                redirectUrl: https://camunda.example.org/tasklist
      `,
      'From the old addresses.',
    ),
    change(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.example.org
            tls:
              enabled: true
        operate:
          contextPath: /operate
      `,
      'Or from the combined Ingress.',
    ),
    change(
      yaml`
        global:
          ingress:
            enabled: true
            host: camunda.internal.example.org
          identity:
            auth:
              operate:
                redirectUrl: https://camunda.example.org/operate
              tasklist:
                redirectUrl: https://camunda.example.org/tasklist
        operate:
          contextPath: /operate
        tasklist:
          contextPath: /tasklist
      `,
      'Behind a proxy, the address that browsers use counts and not the host of the Ingress.',
    ),
    conflict(
      yaml`
        global:
          identity:
            auth:
              operate:
                redirectUrl: https://operate.example.org
              tasklist:
                redirectUrl: https://tasklist.example.org
      `,
      'Two hosts: which one the cluster is to have is for you to say.',
    ),
    untouched(yaml`
      global:
        identity:
          auth:
            optimize:
              redirectUrl: https://camunda.example.org/optimize
    `),
  ],
  'authentication/method': [
    change(
      yaml`
        zeebe:
          clusterSize: "3"
      `,
      'In 8.7, Identity was on unless a file said otherwise.',
    ),
    change(
      yaml`
        global:
          identity:
            auth:
              enabled: false
        zeebe:
          clusterSize: "3"
      `,
      'Without Identity.',
    ),
    conflict(
      yaml`
        global:
          security:
            authentication:
              method: basic
        zeebe:
          clusterSize: "3"
      `,
      KEPT,
    ),
  ],
  'authentication/connectors-method': [
    change(yaml`
      global:
        identity:
          auth:
            enabled: false
      connectors:
        inbound:
          mode: credentials
    `),
    conflict(
      yaml`
        global:
          identity:
            auth:
              enabled: false
        connectors:
          security:
            authentication:
              method: oidc
          inbound:
            mode: credentials
      `,
      KEPT,
    ),
    untouched(
      yaml`
        connectors:
          replicas: 2
      `,
      'With authentication on, the global method is right.',
    ),
  ],
  'authentication/connectors-role': [
    change(yaml`
      global:
        identity:
          auth:
            connectors:
              clientId: acme-connectors
    `),
    conflict(
      yaml`
        global:
          identity:
            auth:
              connectors:
                clientId: acme-connectors
        orchestration:
          security:
            initialization:
              defaultRoles:
                connectors:
                  clients: [somebody-else]
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          identity:
            auth:
              console:
                clientId: acme-console
      `,
      'The client of another component.',
    ),
  ],
  'elasticsearch/empty-auth': [
    change(yaml`
      global:
        elasticsearch:
          auth:
          clusterName: acme
    `),
    untouched(yaml`
      global:
        elasticsearch:
          external: true
          auth:
            username: camunda
    `),
  ],
  'opensearch/empty-url': [
    change(yaml`
      global:
        opensearch:
          url:
          enabled: false
    `),
    untouched(yaml`
      global:
        opensearch:
          url:
            host: search.example.org
    `),
  ],
  'web-modeler/empty-restapi': [
    change(yaml`
      webModeler:
        restapi:
        webapp:
          replicas: 2
    `),
    layers(
      'change',
      'Over what an earlier file says it is for you to decide: that counts again.',
      yaml`
        webModeler:
          restapi:
            mail:
              fromAddress: camunda@example.org
      `,
      yaml`
        webModeler:
          restapi:
          webapp:
            replicas: 2
      `,
    ),
    untouched(yaml`
      webModeler:
        restapi:
          replicas: 2
    `),
  ],
  'authentication/admin-role': [
    change(yaml`
      identity:
        enabled: true
        firstUser:
          username: ada
    `),
    conflict(
      yaml`
        identity:
          enabled: true
          firstUser:
            username: ada
        orchestration:
          security:
            initialization:
              defaultRoles:
                admin:
                  users: [grace]
      `,
      KEPT,
    ),
    change(
      yaml`
        global:
          identity:
            auth:
              type: GENERIC
              identity:
                initialClaimValue: ada@example.org
        identity:
          firstUser:
            username: grace
      `,
      'With another provider than Keycloak it is whoever has the initial claim.',
    ),
    untouched(
      yaml`
        identity:
          enabled: true
          firstUser:
            username: demo
      `,
      'The chart knows this user.',
    ),
  ],
  'images/bitnami': [
    change(yaml`
      identityPostgresql:
        enabled: true
        image:
          repository: bitnami/postgresql
    `),
    untouched(
      yaml`
        elasticsearch:
          image:
            registry: registry.example.org
            repository: bitnami/elasticsearch
      `,
      'A mirror has the image under this name.',
    ),
  ],
  ...Object.fromEntries(
    (
      [
        ['console-secret', 'console', 'existingSecret: { name: console }'],
        ['console-secret-key', 'console', 'existingSecretKey: console-secret'],
        ['identity-redirect-url', 'identity', 'redirectUrl: https://identity.example.org'],
      ] as const
    ).map(([name, client, line]) => {
      const of = (text: string): string =>
        `global:\n  identity:\n    auth:\n      ${client}:\n        clientId: ${client}\n${text}`;
      return [
        `identity-auth/${name}`,
        [
          change(of(`        ${line}\n`)),
          flow(`global: { identity: { auth: { ${client}: { clientId: ${client}, ${line} } } } }\n`),
          untouched(of('')),
        ],
      ] as const;
    }),
  ),
  'secrets/hidden': [
    change(yaml`
      webModeler:
        enabled: true
      postgresql:
        enabled: true
        auth:
          password: in-the-file
    `),
    untouched(
      yaml`
        identityKeycloak:
          auth:
            adminPassword: in-the-file
      `,
      'A password that stays in use.',
    ),
  ],
  'authentication/username-claim': [
    change(
      yaml`
        global:
          identity:
            auth:
              type: MICROSOFT
              identity:
                initialClaimValue: 5e3a
      `,
      'Without a name the claim is `oid`, the default of chart 12.x.',
    ),
    layers(
      'change',
      'The name stands in one file, the value in another.',
      yaml`
        global:
          identity:
            auth:
              type: GENERIC
              identity:
                initialClaimName: email
      `,
      yaml`
        global:
          identity:
            auth:
              identity:
                initialClaimValue: ada@example.org
      `,
    ),
    conflict(
      yaml`
        global:
          identity:
            auth:
              type: GENERIC
              identity:
                initialClaimName: email
                initialClaimValue: ada@example.org
        orchestration:
          security:
            authentication:
              oidc:
                usernameClaim: preferred_username
      `,
      'Users are named by another claim: both stay, and the administrator is a decision.',
    ),
    untouched(
      yaml`
        global:
          identity:
            auth:
              type: GENERIC
              identity:
                initialClaimName: email
                initialClaimValue: ada@example.org
        orchestration:
          security:
            initialization:
              defaultRoles:
                admin:
                  users: [grace]
      `,
      'Somebody else was named already: by which claim is a decision.',
    ),
  ],
  'authentication/provider-claims': [
    change(yaml`
      global:
        identity:
          auth:
            type: MICROSOFT
    `),
    untouched(
      yaml`
        global:
          identity:
            auth:
              type: MICROSOFT
        orchestration:
          security:
            authentication:
              oidc:
                usernameClaim: oid
                clientIdClaim: azp
      `,
      'Both are said.',
    ),
  ],
  'cluster/switched-off': [
    change(yaml`
      zeebe:
        clusterSize: 3
      orchestration:
        enabled: false
    `),
  ],
  'cluster/switched-off-broker': [
    change(yaml`
      zeebe:
        clusterSize: 3
      orchestration:
        profiles:
          broker: false
    `),
  ],
  'cluster/switched-off-operate': [
    change(yaml`
      zeebe:
        clusterSize: 3
      orchestration:
        profiles:
          operate: false
    `),
  ],
  'cluster/switched-off-tasklist': [
    change(yaml`
      zeebe:
        clusterSize: 3
      orchestration:
        profiles:
          tasklist: false
    `),
  ],
  'migration/identity-elsewhere': [
    change(yaml`
      zeebe:
        enabled: false
    `),
  ],
  'storage/both': [
    change(yaml`
      global:
        opensearch:
          enabled: true
          url:
            host: opensearch.example.com
    `),
  ],
  'ingress/grpc-same-host': [
    change(yaml`
      global:
        ingress:
          enabled: true
          host: camunda.example.com
      operate:
        contextPath: /operate
      tasklist:
        contextPath: /tasklist
      zeebeGateway:
        ingress:
          grpc:
            enabled: true
            host: camunda.example.com
    `),
  ],
  'ingress/identity-address': [
    change(yaml`
      identity:
        ingress:
          enabled: true
          host: identity.example.com
          tls:
            enabled: true
    `),
    conflict(
      yaml`
        identity:
          fullURL: https://camunda.example.com/identity
          ingress:
            enabled: true
            host: identity.example.com
      `,
      KEPT,
    ),
  ],
  'cluster/no-storage': [
    change(yaml`
      global:
        elasticsearch:
          enabled: false
    `),
  ],
  'identity-auth/cluster-client': [
    change(yaml`
      global:
        identity:
          auth:
            zeebe:
              clientId: my-zeebe
    `),
    change(yaml`
      global:
        identity:
          auth:
            type: GENERIC
            zeebe:
              clientId: my-zeebe
    `),
    untouched(yaml`
      orchestration:
        security:
          authentication:
            oidc:
              clientId: my-cluster
    `),
  ],
  'authentication/initial-claim': [
    change(yaml`
      global:
        identity:
          auth:
            type: GENERIC
            identity:
              initialClaimName: oid
              initialClaimValue: 5e3a
      orchestration:
        security:
          authentication:
            oidc:
              usernameClaim: email
    `),
    untouched(yaml`
      global:
        identity:
          auth:
            type: GENERIC
            identity:
              initialClaimName: email
              initialClaimValue: ada@example.org
      orchestration:
        security:
          authentication:
            oidc:
              usernameClaim: email
    `),
  ],
  'authentication/api-callers': [
    change(yaml`
      global:
        identity:
          auth:
            enabled: false
    `),
    untouched(
      yaml`
        global:
          identity:
            auth:
              enabled: false
        orchestration:
          security:
            authentication:
              unprotectedApi: true
      `,
      'They stay open on purpose.',
    ),
  ],
  'migration/identity-provider': [
    change(yaml`
      global:
        identity:
          auth:
            type: MICROSOFT
      identity:
        enabled: true
    `),
    untouched(
      yaml`
        global:
          identity:
            auth:
              type: MICROSOFT
        orchestration:
          migration:
            identity:
              enabled: true
              clientId: migration
              secret:
                existingSecret: entra
                existingSecretKey: migration
      `,
      'It is set up.',
    ),
  ],
  'multi-region/camunda-exporter': [
    change(yaml`
      global:
        multiregion:
          regions: 2
        elasticsearch:
          disableExporter: true
    `),
    change(
      yaml`
        global:
          elasticsearch:
            disableExporter: true
      `,
      'With one region it waits for a decision.',
    ),
    conflict(
      yaml`
        global:
          multiregion:
            regions: 2
          elasticsearch:
            disableExporter: true
        orchestration:
          exporters:
            camunda:
              enabled: true
      `,
      KEPT,
    ),
    untouched(yaml`
      global:
        elasticsearch:
          enabled: true
    `),
  ],
  'multi-region/zeebe-exporter': [
    change(yaml`
      global:
        multiregion:
          regions: 2
        elasticsearch:
          disableExporter: true
      zeebe:
        env:
          - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION0_CLASSNAME
            value: io.camunda.zeebe.exporter.ElasticsearchExporter
          - name: ZEEBE_BROKER_EXPORTERS_ELASTICSEARCHREGION0_ARGS_URL
            value: https://elastic.north.example.org:9200
    `),
    conflict(
      yaml`
        global:
          multiregion:
            regions: 2
          elasticsearch:
            disableExporter: true
        orchestration:
          exporters:
            zeebe:
              enabled: true
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          multiregion:
            regions: 1
      `,
      'One region.',
    ),
  ],
  ...Object.fromEntries(
    ['camunda', 'zeebe'].map((exporter) => [
      `multi-region/managed-${exporter}-exporter`,
      [
        change(yaml`
          global:
            multiregion:
              regions: 2
              regionId: 0
          zeebe:
            clusterSize: "4"
        `),
        change(
          yaml`
            global:
              multiregion:
                regions: 2
                regionId: 0
            zeebe:
              env:
                - name: ZEEBE_BROKER_EXPORTERS_KAFKA_CLASSNAME
                  value: org.example.KafkaExporter
          `,
          'Chart 12.x ran its exporter beside another one.',
        ),
        conflict(
          yaml`
            global:
              multiregion:
                regions: 2
            zeebe:
              clusterSize: "4"
            orchestration:
              exporters:
                ${exporter}:
                  enabled: false
          `,
          KEPT,
        ),
        untouched(
          yaml`
            global:
              multiregion:
                regions: 1
          `,
          'One region.',
        ),
      ],
    ]),
  ),
  'defaults/cluster-off': [
    change(
      yaml`
        zeebe:
          enabled: false
        zeebeGateway:
          replicas: 1
        operate:
          enabled: false
        tasklist:
          enabled: false
        webModeler:
          enabled: true
      `,
      'A deployment of Management Identity, Console and Web Modeler only.',
    ),
    conflict(
      yaml`
        orchestration:
          enabled: true
        zeebe:
          enabled: false
        operate:
          enabled: false
        tasklist:
          enabled: false
      `,
      KEPT,
    ),
    untouched(
      yaml`
        webModeler:
          enabled: true
      `,
      'A file that does not switch the cluster off.',
    ),
  ],
  'defaults/grpc-tls-secret': [
    change(yaml`
      zeebeGateway:
        ingress:
          grpc:
            enabled: true
            host: grpc.example.org
            tls:
              enabled: true
    `),
    conflict(
      yaml`
        zeebeGateway:
          ingress:
            grpc:
              enabled: true
              tls:
                enabled: true
                secretName: grpc-tls
      `,
      'A name that was given stays.',
    ),
    untouched(yaml`
      global:
        ingress:
          tls:
            enabled: true
            secretName: camunda-tls
    `),
  ],
  'cluster/release-name': [
    change(
      yaml`
        zeebe:
          clusterSize: "3"
      `,
      'With `--release my-zeebe`.',
    ),
    conflict(
      yaml`
        orchestration:
          fullnameOverride: mine
        zeebe:
          clusterSize: "3"
      `,
      'What the files say wins.',
    ),
  ],
  'cluster/fullname': [
    change(
      yaml`
        global:
          zeebeClusterName: engine
        zeebe:
          clusterSize: "3"
      `,
      'The StatefulSet keeps its name, and with it its volumes.',
    ),
    conflict(
      yaml`
        global:
          zeebeClusterName: engine
        orchestration:
          fullnameOverride: other-engine
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          zeebeClusterName: "{{ .Release.Name }}-zeebe"
      `,
      'The default of 8.7 gives the name that 8.8 uses, too.',
    ),
  ],
  'cluster/name': [
    change(yaml`
      global:
        zeebeClusterName: "{{ .Release.Name }}-engine"
      zeebe:
        clusterSize: "3"
    `),
    conflict(
      yaml`
        global:
          zeebeClusterName: "{{ .Release.Name }}-engine"
        orchestration:
          nameOverride: other-engine
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          zeebeClusterName: "{{ .Release.Name }}-zeebe"
      `,
      'The default of 8.7 gives the name that 8.8 uses, too.',
    ),
  ],
  'cluster/cpu-request': [
    change(yaml`
      zeebe:
        resources:
          limits:
            cpu: 900m
    `),
    conflict(
      yaml`
        zeebe:
          resources:
            requests:
              cpu: 500m
            limits:
              cpu: 900m
      `,
      'A request of your own stays.',
    ),
    untouched(yaml`
      connectors:
        resources:
          limits:
            cpu: 900m
    `),
  ],
  'cluster/memory-request': [
    change(yaml`
      zeebe:
        resources:
          limits:
            memory: 1400Mi
    `),
    conflict(
      yaml`
        zeebe:
          resources:
            requests:
              memory: 1Gi
            limits:
              memory: 1400Mi
      `,
      'A request of your own stays.',
    ),
    untouched(yaml`
      connectors:
        resources:
          limits:
            memory: 1400Mi
    `),
  ],
  'migration/data': [
    change(yaml`
      zeebe:
        clusterSize: "3"
    `),
    conflict(
      yaml`
        zeebe:
          clusterSize: "3"
        orchestration:
          migration:
            data:
              enabled: false
      `,
      'Switched off by hand: it stays off.',
    ),
    untouched(
      yaml`
        orchestration:
          enabled: false
      `,
      'Without a cluster there is nothing to migrate.',
    ),
  ],
  'migration/resource-authorizations': [
    change(yaml`
      identity:
        env:
          - name: RESOURCE_PERMISSIONS_ENABLED
            value: "true"
      zeebe:
        clusterSize: "3"
    `),
    conflict(
      yaml`
        identity:
          env:
            - name: RESOURCE_PERMISSIONS_ENABLED
              value: "true"
        zeebe:
          clusterSize: "3"
        orchestration:
          migration:
            identity:
              resourceAuthorizationsEnabled: false
      `,
      'Said otherwise by hand: it stays so.',
    ),
    untouched(yaml`
      identity:
        env:
          - name: RESOURCE_PERMISSIONS_ENABLED
            value: "false"
    `),
  ],
  'migration/identity': [
    change(yaml`
      identity:
        enabled: true
      zeebe:
        clusterSize: "3"
    `),
    conflict(
      yaml`
        identity:
          enabled: true
        zeebe:
          clusterSize: "3"
        orchestration:
          migration:
            identity:
              enabled: false
      `,
      'Switched off by hand: it stays off.',
    ),
    untouched(
      yaml`
        global:
          identity:
            auth:
              type: MICROSOFT
        identity:
          enabled: true
      `,
      'Another provider than Keycloak.',
    ),
  ],
  ...Object.fromEntries(
    ['importer-volumes', 'importer-mounts', 'data-volumes', 'data-mounts'].map((name) => {
      const kind = name.endsWith('volumes') ? 'extraVolumes' : 'extraVolumeMounts';
      const at = name.startsWith('importer') ? 'importer' : 'migration.data';
      const nested = at === 'importer' ? ['importer'] : ['migration', 'data'];
      const lines = nested.map((k, i) => `${'  '.repeat(i + 1)}${k}:\n`).join('');
      const mounted = yaml`
        zeebe:
          env:
            - name: ZEEBE_BROKER_NETWORK_SECURITY_CERTIFICATECHAINPATH
              value: /certificates/tls.crt
          extraVolumes:
            - name: certificates
              secret:
                secretName: broker-tls
          extraVolumeMounts:
            - name: certificates
              mountPath: /certificates
      `;
      return [
        `migration/${name}`,
        [
          change(mounted),
          conflict(`${mounted}orchestration:\n${lines}${'  '.repeat(nested.length + 1)}${kind}: []\n`, KEPT),
          untouched(
            yaml`
              connectors:
                extraVolumes:
                  - name: certificates
                    secret:
                      secretName: connectors-tls
            `,
            'Volumes of another component.',
          ),
        ],
      ];
    }),
  ),
  'merge/index-prefix': [
    change(yaml`
      operate:
        env:
          - name: CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX
            value: acme
      tasklist:
        env:
          - name: CAMUNDA_TASKLIST_ELASTICSEARCH_INDEXPREFIX
            value: acme
    `),
    conflict(
      yaml`
        operate:
          env:
            - name: CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX
              value: acme-operate
        tasklist:
          env:
            - name: CAMUNDA_TASKLIST_ELASTICSEARCH_INDEXPREFIX
              value: acme-tasklist
      `,
      'Two prefixes: the indices have to be renamed before the upgrade, and that is yours.',
    ),
    untouched(
      yaml`
        optimize:
          env:
            - name: CAMUNDA_OPTIMIZE_ELASTICSEARCH_INDEX_PREFIX
              value: acme
      `,
      'Optimize keeps its own prefix.',
    ),
  ],
  'ingress/path-type': [
    change(yaml`
      global:
        ingress:
          enabled: true
          host: camunda.example.org
      console:
        enabled: true
        contextPath: /console
        ingress:
          pathType: ImplementationSpecific
    `),
    conflict(
      yaml`
        global:
          ingress:
            enabled: true
            pathType: ImplementationSpecific
        console:
          enabled: true
          contextPath: /console
          ingress:
            pathType: ImplementationSpecific
      `,
      KEPT,
    ),
    untouched(
      yaml`
        global:
          ingress:
            enabled: true
        console:
          enabled: true
          contextPath: /console
      `,
      'The type is `Prefix` in both charts.',
    ),
  ],
  'ingress/global-path-type': [
    change(
      yaml`
        global:
          ingress:
            enabled: true
            pathType: Exact # was never in effect
        operate:
          contextPath: /operate
        tasklist:
          contextPath: /tasklist
      `,
      'Every component said `Prefix`, by default.',
    ),
    flow(
      yaml`
        global: { ingress: { enabled: true, pathType: Exact } }
        operate: { contextPath: /operate, ingress: { pathType: ImplementationSpecific } }
      `,
      'The type of the only path.',
    ),
    conflict(
      yaml`
        global:
          ingress:
            enabled: true
            pathType: Exact
        operate:
          contextPath: /operate
          ingress:
            pathType: ImplementationSpecific
        tasklist:
          contextPath: /tasklist
      `,
      'Components that differ.',
    ),
    untouched(
      yaml`
        global:
          ingress:
            enabled: false
            pathType: Exact
      `,
      'No combined Ingress.',
    ),
  ],
  ...Object.fromEntries(
    ['checks', 'api'].map((what) => [
      `multi-tenancy/${what}`,
      [
        change(yaml`
          global:
            multitenancy:
              enabled: true
        `),
        conflict(
          yaml`
            global:
              multitenancy:
                enabled: true
            orchestration:
              multitenancy:
                ${what}:
                  enabled: false
          `,
          KEPT,
        ),
        untouched(yaml`
          global:
            multitenancy:
              enabled: false
        `),
      ],
    ]),
  ),
  ...simple('defaults/identity', 'identity', 'identity:\n  enabled: false\n'),
  ...simple('defaults/optimize', 'optimize', 'optimize:\n  enabled: false\n'),
  ...simple('defaults/keycloak', 'identityKeycloak', 'identityKeycloak:\n  enabled: false\n'),
  ...simple('defaults/storage', 'global', 'global:\n  elasticsearch:\n    enabled: false\n'),
  ...simple('defaults/bundled-storage', 'elasticsearch', 'elasticsearch:\n  enabled: false\n'),
  ...simple('defaults/identity-auth', 'global', `${IDENTITY}      enabled: false\n`),

  // --- secrets -----------------------------------------------------------------------------------------------------
  ...pair(
    'secrets/cluster-client',
    'zeebe:\n  clusterSize: "3"\n',
    'orchestration.security.authentication.oidc.secret',
  ),
  ...pair(
    'secrets/connectors-client',
    'connectors:\n  enabled: true\n',
    'connectors.security.authentication.oidc.secret',
  ),
  ...pair('secrets/optimize-client', 'optimize:\n  enabled: true\n', 'global.identity.auth.optimize.secret'),
  ...pair(
    'secrets/migration-client',
    'identity:\n  enabled: true\nzeebe:\n  clusterSize: "3"\n',
    'orchestration.migration.identity.secret',
  ),
  ...pair('secrets/first-user', 'identity:\n  enabled: true\n', 'identity.firstUser.secret'),
  ...databases(),
  ...typed(),
  ...pins(),
  'secrets/generated-name': [
    change(yaml`
      global:
        secrets:
          autoGenerated: true
    `),
    conflict(
      yaml`
        global:
          secrets:
            autoGenerated: true
            name: acme-generated
      `,
      'A name that was given stays.',
    ),
    untouched(yaml`
      global:
        secrets:
          autoGenerated: false
    `),
  ],
  ...aws(),
  ...gcp(),

  // --- notes -------------------------------------------------------------------------------------------------------
  'merge/root-log-level': [
    change(yaml`
      operate:
        logging:
          level:
            ROOT: DEBUG
            io.camunda.operate: DEBUG
    `),
    untouched(yaml`
      connectors:
        logging:
          level:
            ROOT: DEBUG
    `),
  ],
  'merge/logging-rest': [
    change(yaml`
      operate:
        logging:
          level:
            io.camunda.operate: DEBUG
          pattern:
            console: '%d %m%n'
    `),
  ],
  'merge/no-log-level': [
    change(yaml`
      operate:
        logging:
          level:
            ROOT: INFO
    `),
  ],
  'identity/old-roles': [
    change(yaml`
      identity:
        users:
          - username: jo
            secret: {existingSecret: jo, existingSecretKey: password}
            roles: [Operate, Optimize]
    `),
    change(yaml`
      identity:
        clients:
          - id: worker
            name: Worker
            type: m2m
            secret: {existingSecret: worker, existingSecretKey: secret}
            permissions:
              - resourceServerId: zeebe-api
                definition: write:*
    `),
    untouched(yaml`
      identity:
        users:
          - username: jo
            secret: {existingSecret: jo, existingSecretKey: password}
            roles: [Optimize, Console]
    `),
  ],
  'web-modeler/cluster-authentication': [
    change(yaml`
      webModeler:
        restapi:
          env:
            - name: CAMUNDA_MODELER_CLUSTERS_0_AUTHENTICATION
              value: CLIENT_CREDENTIALS
            - name: CAMUNDA_MODELER_CLUSTERS_0_URL_OPERATE
              value: http://camunda-operate:80
    `),
    untouched(yaml`
      webModeler:
        restapi:
          env:
            - name: CAMUNDA_MODELER_CLUSTERS_0_AUTHENTICATION
              value: BEARER_TOKEN
    `),
  ],
  'references/renamed': [
    change(yaml`
      zeebe:
        env:
          - name: ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME
            value: backups
          - name: ZEEBE_BROKER_DATA_BACKUP_S3_BASEPATH
            value: $(ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME)/zeebe
          - name: BUCKET
            value: $(ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME)
    `),
    untouched(yaml`
      connectors:
        env:
          - name: ADDRESS
            value: connectors
          - name: TITLE
            value: $(ADDRESS)
    `),
  ],
  'references/chart': [
    change(yaml`
      zeebe:
        env:
          - name: BROKER
            value: $(ZEEBE_BROKER_NETWORK_ADVERTISEDHOST)
    `),
    untouched(yaml`
      connectors:
        env:
          - name: TITLE
            value: $$(OPERATE_CLIENT_CLIENT_ID)
    `),
  ],
  'references/gone': [
    change(yaml`
      zeebe:
        env:
          - name: ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT
            value: "5"
          - name: PARTITIONS
            value: $(ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT)
    `),
    untouched(yaml`
      connectors:
        env:
          - name: TEAM
            value: payments
          - name: TITLE
            value: $(TEAM)
    `),
  ],
  'references/other': [
    change(yaml`
      zeebe:
        env:
          - name: TEAM
            value: brokers
      operate:
        env:
          - name: TITLE
            value: $(TEAM)
    `),
    untouched(yaml`
      connectors:
        env:
          - name: TEAM
            value: connectors
          - name: TITLE
            value: $(TEAM)
    `),
  ],
  'references/placeholder': [
    change(yaml`
      zeebe:
        command: [sh, -c, "exec run --bucket $ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME"]
        env:
          - name: ZEEBE_BROKER_DATA_BACKUP_S3_BUCKETNAME
            value: backups
    `),
    untouched(yaml`
      connectors:
        env:
          - name: BUCKET
            value: ${'${BUCKET}'}
    `),
  ],
  'names/container-field': [
    change(yaml`
      zeebe:
        env:
          - name: CPUS
            valueFrom:
              resourceFieldRef:
                containerName: zeebe
                resource: limits.cpu
    `),
    untouched(yaml`
      connectors:
        env:
          - name: CPUS
            valueFrom:
              resourceFieldRef:
                containerName: connectors
                resource: limits.cpu
    `),
  ],
  'names/service': [
    change(yaml`
      connectors:
        env:
          - name: OPERATE_ADDRESS
            value: http://camunda-operate.camunda.svc.cluster.local:80
    `),
    untouched(yaml`
      connectors:
        env:
          - name: OPERATE_ADDRESS
            value: https://camunda-operate.example.com
    `),
  ],
  'names/label': [
    change(yaml`
      global:
        extraManifests:
          - apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: to-the-gateway
            spec:
              podSelector:
                matchLabels:
                  app.kubernetes.io/component: zeebe-gateway
    `),
    untouched(yaml`
      global:
        extraManifests:
          - apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: to-the-brokers
            spec:
              podSelector:
                matchLabels:
                  app.kubernetes.io/component: zeebe-broker
    `),
  ],
  'names/workload': [
    change(yaml`
      global:
        extraManifests:
          - apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: gateway
            spec:
              maxReplicas: 3
              scaleTargetRef:
                apiVersion: apps/v1
                kind: Deployment
                name: camunda-zeebe-gateway
    `),
    untouched(yaml`
      global:
        extraManifests:
          - apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: connectors
            spec:
              maxReplicas: 3
              scaleTargetRef:
                apiVersion: apps/v1
                kind: Deployment
                name: camunda-connectors
    `),
  ],
  'names/service-account': [
    change(yaml`
      global:
        extraManifests:
          - apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: operate
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: reader
            subjects:
              - kind: ServiceAccount
                name: camunda-operate
    `),
    untouched(yaml`
      global:
        extraManifests:
          - apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: brokers
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: reader
            subjects:
              - kind: ServiceAccount
                name: camunda-zeebe
    `),
  ],
  'names/secret': [
    change(yaml`
      connectors:
        env:
          - name: CLIENT_SECRET
            valueFrom:
              secretKeyRef:
                name: camunda-zeebe-identity-secret
                key: zeebe-secret
    `),
    untouched(yaml`
      connectors:
        env:
          - name: CLIENT_SECRET
            valueFrom:
              secretKeyRef:
                name: my-clients
                key: zeebe-secret
    `),
  ],
  'names/config-map': [
    change(yaml`
      zeebe:
        extraVolumes:
          - name: of-the-chart
            configMap:
              name: camunda-zeebe-configuration
    `),
    untouched(yaml`
      connectors:
        extraVolumes:
          - name: of-my-own
            configMap:
              name: my-configuration
    `),
  ],
  'names/port': [
    change(yaml`
      zeebeGateway:
        service:
          annotations:
            cloud.google.com/app-protocols: '{"gateway":"HTTP2"}'
    `),
    untouched(yaml`
      connectors:
        service:
          annotations:
            cloud.google.com/app-protocols: '{"http":"HTTP"}'
    `),
  ],
  'names/volume': [
    change(yaml`
      operate:
        extraVolumeMounts:
          - name: camunda
            mountPath: /camunda/exports
    `),
    untouched(yaml`
      connectors:
        extraVolumeMounts:
          - name: tmp
            mountPath: /cache
    `),
  ],
  'names/container': [
    change(yaml`
      zeebe:
        podAnnotations:
          kubectl.kubernetes.io/default-container: zeebe
    `),
    untouched(yaml`
      connectors:
        podAnnotations:
          kubectl.kubernetes.io/default-container: connectors
    `),
  ],
  'global/opensearch-prefix': [
    change(yaml`
      global:
        elasticsearch:
          enabled: false
        opensearch:
          enabled: true
          url:
            host: opensearch.example.org
          prefix: acme
    `),
    untouched(yaml`
      global:
        opensearch:
          prefix: acme
    `),
  ],
  'merge/log-level': [
    change(yaml`
      operate:
        logging:
          level:
            io.camunda.operate: DEBUG
            io.camunda.operate.zeebeimport.ImportJob: TRACE
    `),
    untouched(yaml`
      connectors:
        logging:
          level:
            io.camunda.connector.Runtime: DEBUG
    `),
  ],
  'layers/taken-back': [
    layers(
      'change',
      'The second file takes the labels of the brokers back, and those of Operate stay.',
      yaml`
        operate:
          podLabels:
            team: payments
        zeebe:
          podLabels:
            tier: core
      `,
      yaml`
        zeebe:
          podLabels: null
      `,
    ),
    layers(
      'untouched',
      'Labels that nobody shares.',
      yaml`
        connectors:
          podLabels:
            team: payments
      `,
      yaml`
        connectors:
          podLabels: null
      `,
    ),
  ],
  'layers/reset': [
    layers(
      'change',
      'The second file goes back to the default of the chart, and so it does after the upgrade.',
      yaml`
        zeebe:
          image:
            repository: registry.example.org/mirror/zeebe
      `,
      yaml`
        zeebe:
          image:
            repository: camunda/zeebe
      `,
    ),
    layers(
      'untouched',
      'A null that was there already.',
      yaml`
        connectors:
          nodeSelector:
            disktype: ssd
      `,
      yaml`
        connectors:
          nodeSelector: null
      `,
    ),
  ],
  'template/moved': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      identity:
        env:
          - name: BROKERS
            value: "{{ .Values.zeebe.clusterSize }}"
    `),
    untouched(yaml`
      identity:
        env:
          - name: RELEASE
            value: "{{ .Release.Name }}"
    `),
  ],
  'template/literal': [
    change(yaml`
      zeebe:
        podAnnotations:
          vault.hashicorp.com/agent-inject-template-db: |
            {{- with secret "database/creds/camunda" }}
            password={{ .Data.password }}
            {{- end }}
      connectors:
        podAnnotations:
          vault.hashicorp.com/agent-inject-template-api: '{{ with secret "api" }}{{ .Data.key }}{{ end }}'
    `),
    untouched(
      yaml`
        connectors:
          podAnnotations:
            example.org/rule: "{a: {b: c}}"
      `,
      'Braces that begin no template.',
    ),
  ],
  'template/some-objects': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      global:
        annotations:
          example.org/owner: 'team of {{ .Release.Name }}'
    `),
    untouched(yaml`
      global:
        annotations:
          team: platform
    `),
  ],
  'template/gone': [
    change(yaml`
      operate:
        enabled: true
      identity:
        env:
          - name: OPERATE
            value: '{{ include "operate.fullname" . }}'
    `),
    untouched(yaml`
      identity:
        env:
          - name: RELEASE
            value: "{{ .Release.Name }}"
    `),
  ],
  'texts/old-name': [
    change(
      yaml`
        zeebe:
          extraConfiguration:
            application-backup.yaml: |
              zeebe.broker.data.backup.store: S3
      `,
      'The text works as it is: the property is shown, and renamed only when you ask for it.',
    ),
    untouched(yaml`
      connectors:
        extraConfiguration:
          application-x.yaml: |
            zeebe.broker.data.backup.store: S3
    `),
  ],
  'texts/ignored-name': [
    change(yaml`
      zeebe:
        extraConfiguration:
          application-fast.yaml: |
            # between two snapshots
            zeebe:
              broker:
                data:
                  snapshotPeriod: 5m # was 15m
                  logSegmentSize: 64MB
          application-slow.properties: |
            zeebe.broker.data.snapshot-period = 15m
    `),
    conflict(
      yaml`
        zeebe:
          extraConfiguration:
            application-fast.yaml: |
              zeebe.broker.data.snapshotPeriod: 5m
        operate:
          extraConfiguration:
            application-fast.yaml: |
              zeebe.broker.data.snapshotPeriod: 15m
      `,
      'Two components with one file name: the first text stays, the other waits beside it, both with the new name.',
    ),
    flow(
      yaml`
        zeebe:
          extraConfiguration:
            application-fast.yaml: |
              zeebe: { broker: { data: { snapshotPeriod: 5m, logSegmentSize: 64MB } } }
      `,
      'Between braces, only the property moves out.',
    ),
    untouched(yaml`
      connectors:
        extraConfiguration:
          application-x.yaml: |
            zeebe.broker.data.snapshotPeriod: 5m
    `),
  ],
  'texts/gateway-name': [
    change(yaml`
      zeebeGateway:
        extraConfiguration:
          application-gateway.yaml: |
            zeebe:
              gateway:
                longPolling:
                  enabled: false
                interceptors:
                  - id: audit
                    className: com.example.Audit
                multiTenancy:
                  enabled: true
    `),
  ],
  'texts/gateway-membership': [
    change(yaml`
      zeebeGateway:
        extraConfiguration:
          application-gateway.properties: |
            zeebe.gateway.cluster.contactPoint=camunda-zeebe:26502
    `),
  ],
  'texts/refused-name': [
    change(yaml`
      operate:
        extraConfiguration:
          application-backup.yaml: |
            camunda.operate:
              backup:
                repositoryName: nightly
    `),
  ],
  'texts/storage': [
    change(yaml`
      operate:
        extraConfiguration:
          application-storage.yaml: |
            camunda.operate.elasticsearch.url: http://other:9200
    `),
  ],
  'texts/same-storage': [
    change(yaml`
      global:
        elasticsearch:
          url:
            protocol: https
            host: search.example.com
            port: 443
      operate:
        extraConfiguration:
          application-storage.yaml: |
            camunda.operate.elasticsearch.url: https://search.example.com:443
    `),
  ],
  'texts/unit-in-name': [
    change(yaml`
      operate:
        extraConfiguration:
          application-backup.yaml: |
            camunda.operate.backup.incompleteCheckTimeoutInSeconds: 300
    `),
  ],
  'texts/node-id': [
    change(yaml`
      zeebe:
        extraConfiguration:
          application-x.yaml: |
            zeebe.broker.cluster.nodeId: 0
    `),
  ],
  'texts/said-twice': [
    change(yaml`
      zeebe:
        extraConfiguration:
          application-x.yaml: |
            camunda.data.snapshot-period: 5m
            zeebe.broker.data.snapshotPeriod: 15m
    `),
  ],
  'texts/image-path': [
    change(yaml`
      zeebe:
        extraConfiguration:
          application-x.yaml: |
            zeebe.broker.exporters.audit.jarPath: /usr/local/zeebe/lib/audit.jar
    `),
    untouched(yaml`
      connectors:
        extraConfiguration:
          application-x.yaml: |
            audit.path: /usr/local/zeebe/lib/audit.jar
    `),
  ],
  'texts/left-alone': [
    change(
      yaml`
        zeebe:
          extraConfiguration:
            application-x.yaml: |
              zeebe:
                broker: [
      `,
      'Whatever cannot be read for sure is never changed.',
    ),
  ],
  'texts/replaces': [
    change(yaml`
      orchestration:
        configuration: |
          camunda.security.authentication.method: basic
    `),
    untouched(yaml`
      connectors:
        configuration: |
          camunda.client.mode: self-managed
    `),
  ],
  'ingress/hidden-identity': [
    change(yaml`
      global:
        ingress:
          enabled: true
          host: camunda.example.com
      identity:
        contextPath: /identity
        fullURL: https://camunda.example.com/identity
      operate:
        contextPath: /operate
      tasklist:
        contextPath: /tasklist
    `),
  ],
  'texts/own-configuration': [
    change(yaml`
      zeebe: {}
      optimize:
        configuration: |
          historyCleanup.cronTrigger: 0 1 * * *
    `),
    untouched(yaml`
      optimize:
        configuration: ""
    `),
  ],
  'texts/own-addresses': [
    change(yaml`
      zeebe: {}
      connectors:
        configuration: |
          camunda.client.mode: self-managed
      identity:
        configuration: |
          server.port: 8084
    `),
    untouched(yaml`
      connectors:
        configuration: ""
    `),
  ],
  'web-modeler/clusters': [
    change(yaml`
      zeebe: {}
      webModeler:
        restapi:
          clusters:
            - id: acme
              name: Acme
              version: 8.7.0
              authentication: BEARER_TOKEN
              url:
                zeebe:
                  grpc: grpc://camunda-zeebe-gateway:26500
                  rest: http://camunda-zeebe-gateway:8080
                operate: http://camunda-operate
                tasklist: http://camunda-tasklist
    `),
    untouched(yaml`
      webModeler:
        restapi:
          clusters:
            - id: acme
              name: Acme
              version: 8.8.0
              authentication: BEARER_TOKEN
              url:
                grpc: grpc://camunda-zeebe-gateway:26500
                rest: http://camunda-zeebe-gateway:8080
                web-app: https://camunda.example.org
    `),
  ],
  'declared-version': [
    change(yaml`
      # camunda-values: 8.7
      zeebe:
        clusterSize: "3"
    `),
  ],
  'duplicate-key': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      zeebe:
        clusterSize: "5"
    `),
    change(yaml`
      x-sizes: &sizes
        clusterSize: "5"
      zeebe:
        clusterSize: "3"
        <<: *sizes
    `),
  ],
  documents: [
    change(yaml`
      zeebe:
        clusterSize: "3"
      ---
      zeebe:
        partitionCount: "3"
    `),
  ],
  'documents/forgotten': [
    layers(
      'change',
      'The second file takes the labels away in its first document, and sets others in its second one.',
      yaml`
        zeebe:
          podLabels:
            tier: core
      `,
      yaml`
        zeebe:
          podLabels: null
        ---
        zeebe:
          podLabels:
            team: payments
      `,
    ),
  ],
  'documents/unread': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      ...
      zeebe:
        clusterSize: "5"
    `),
  ],
  'documents/last-line': [change('zeebe:\n  clusterSize: "3"\n  log4j2: |\n    <Configuration/>')],
  'merge/shared-prefix': [
    change(yaml`
      operate:
        env:
          - name: CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX
            value: acme
      tasklist:
        env:
          - name: CAMUNDA_TASKLIST_ELASTICSEARCH_INDEXPREFIX
            value: acme
    `),
  ],
  'merge/shared-java-options': [
    change(yaml`
      operate:
        env:
          - name: JAVA_TOOL_OPTIONS
            value: -Djavax.net.ssl.trustStore=/certs/cacerts
        extraVolumes:
          - name: certs
            secret:
              secretName: java-cacerts
        extraVolumeMounts:
          - name: certs
            mountPath: /certs
      tasklist:
        env:
          - name: JAVA_TOOL_OPTIONS
            value: -Djavax.net.ssl.trustStore=/certs/cacerts
        extraVolumes:
          - name: certs
            secret:
              secretName: java-cacerts
        extraVolumeMounts:
          - name: certs
            mountPath: /certs
    `),
  ],
  conflict: [
    conflict(yaml`
      orchestration:
        clusterSize: "5"
      zeebe:
        clusterSize: "3"
    `),
    equal(
      yaml`
        orchestration:
          clusterSize: "3"
        zeebe:
          clusterSize: 3
      `,
      'Equal values fold without a word.',
    ),
  ],
  'merge/conflict': [
    conflict(yaml`
      zeebe:
        env:
          - name: ACME_REGION
            value: north
      tasklist:
        env:
          - name: ACME_REGION
            value: south
    `),
  ],
  'merge/renamed-item': [
    change(yaml`
      zeebe:
        sidecars:
          - name: proxy
            image: registry.example.org/tools/proxy:1.0
      tasklist:
        sidecars:
          - name: proxy
            image: registry.example.org/tools/proxy:2.0
    `),
  ],
  'merge/hidden-item': [
    change(yaml`
      zeebe:
        initContainers:
          - name: exporters
            image: registry.example.org/tools/exporters:1.0
        extraInitContainers:
          - name: forgotten
            image: registry.example.org/tools/forgotten:1.0
    `),
  ],
  'merge/renamed-volume': [
    change(
      yaml`
        zeebe:
          extraVolumes:
            - name: certificates
              secret:
                secretName: broker-certificates
        operate:
          extraVolumes:
            - name: certificates
              configMap:
                name: company-certificates
          extraVolumeMounts:
            - name: certificates
              mountPath: /certificates
      `,
      'One name, two volumes.',
    ),
    change(
      yaml`
        tasklist:
          extraVolumes:
            - name: data
              emptyDir: {}
          initContainers:
            - name: unpack
              image: registry.example.org/tools/unpack:1.0
              volumeMounts:
                - name: data
                  mountPath: /data
      `,
      'The name of a volume of the chart.',
    ),
  ],
  'wrong-kind': [
    change(yaml`
      zeebe:
        env:
          TZ: Europe/Berlin
    `),
  ],
  'unknown-key': [
    change(yaml`
      zeebe:
        clustersize: "3"
        pvcSize: 64Gi
    `),
  ],
  'awakened-key': [
    change(yaml`
      global:
        identity:
          auth:
            admin:
              enabled: true
      zeebe:
        clusterSize: "3"
    `),
  ],
  'web-modeler/mail-secret': [
    change(
      yaml`
        webModeler:
          restapi:
            mail:
              existingSecret: example-text
      `,
      'A text was the password itself. Better put it into a Kubernetes Secret, and name that in a map.',
    ),
    conflict(
      yaml`
        webModeler:
          restapi:
            mail:
              existingSecret: example-text
              smtpPassword: another-text
      `,
      'It won over the other password.',
    ),
    untouched(
      yaml`
        webModeler:
          restapi:
            mail:
              existingSecret:
                name: camunda-secrets
              existingSecretPasswordKey: example-key
      `,
      'A map that names a Secret.',
    ),
  ],
  'web-modeler/mail-password': [
    change(
      yaml`
        webModeler:
          restapi:
            mail:
              existingSecret:
                name: camunda-secrets
              smtpPassword: example-text
      `,
      'The Secret always won.',
    ),
    untouched(
      yaml`
        webModeler:
          restapi:
            mail:
              smtpPassword: example-text
      `,
      'Alone, it is the password.',
    ),
  ],
  'spelling/hidden': [
    change(
      yaml`
        zeebe-gateway:
          podLabels:
            team: payments
        zeebeGateway:
          podLabels:
            # the new name
            team: billing
            tier: web
      `,
      'The older root wins key by key; what only the other one says comes along too.',
    ),
    change(
      yaml`
        zeebeGateway:
          service:
            grpcPort: 26600
            gatewayPort: 26500
      `,
    ),
    layers(
      'change',
      'The order of the files does not matter.',
      yaml`
        identity:
          keycloak:
            replicaCount: 1
      `,
      yaml`
        identityKeycloak:
          replicaCount: 3
      `,
    ),
    equal(
      yaml`
        zeebe-gateway:
          service:
            grpcPort: 26600
        zeebeGateway:
          service:
            grpcPort: 26600
      `,
      'Where both say the same, there is nothing to tell.',
    ),
  ],
  'storage/unread': [
    change(
      yaml`
        global:
          elasticsearch:
            auth:
              username: elastic
      `,
      'Without `external: true` nothing in chart 12.x asked for it.',
    ),
  ],
  'texts/old-names': [
    change(
      yaml`
        connectors:
          extraConfiguration:
            application-more.yaml: |
              camunda:
                client:
                  zeebe:
                    request-timeout: 20s
      `,
    ),
  ],
  'optimize/variable-rollover': [
    change(
      yaml`
        optimize:
          extraConfiguration:
            more.yaml: |
              externalVariable:
                variableIndexRollover:
                  maxIndexSizeGB: 40
      `,
    ),
  ],
  'secrets/key-awakes': [
    change(
      yaml`
        identityPostgresql:
          enabled: true
          auth:
            secretKeys:
              adminPasswordKey: postgres-password
      `,
    ),
  ],
  'identity-auth/keys-address': [
    change(
      yaml`
        global:
          identity:
            auth:
              jwksUrl: https://login.example.com/keys
        operate:
          enabled: false
        tasklist:
          enabled: false
        optimize:
          enabled: false
      `,
    ),
  ],
  'storage/aws': [
    change(
      yaml`
        global:
          opensearch:
            aws:
              enabled: true
      `,
    ),
  ],
  'spelling/unread': [
    change(
      yaml`
        zeebeGateway:
          ingress:
            host: old.example.com
            grpc:
              enabled: true
              host: grpc.example.com
      `,
      'Without `enabled: true` of its own, the flat Ingress was not read.',
    ),
    change(
      yaml`
        global:
          elasticsearch:
            host: elastic.example.com
      `,
      'The default of chart 12.x has a map at `url`, which leaves nothing to ask these for.',
    ),
    equal(
      yaml`
        global:
          elasticsearch:
            url: ""
            host: elastic.example.com
      `,
      'With an empty `url`, it was read.',
    ),
  ],
  'component-off': [
    change(
      yaml`
        zeebe:
          clusterSize: "3"
        operate:
          enabled: false
          # once we need it
          retention:
            enabled: true
            minimumAge: 1d
          env:
            - name: TZ
              value: Europe/Berlin
      `,
      'The switch comes along; nothing of the rest reaches the cluster.',
    ),
    layers(
      'change',
      'A later file decides for all of them.',
      yaml`
        zeebe:
          clusterSize: "3"
        tasklist:
          env:
            - name: TZ
              value: Europe/Berlin
      `,
      yaml`
        tasklist:
          enabled: false
      `,
    ),
    flow(
      yaml`
        zeebe: { clusterSize: "3" }
        operate: { enabled: false, contextPath: /operate }
      `,
      'Between braces, the switch moves out.',
    ),
    untouched(yaml`
      webModeler:
        enabled: false
        restapi:
          replicas: 2
    `),
  ],
  'service-account-off': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      operate:
        serviceAccount:
          enabled: false
          annotations:
            eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/operate
    `),
    untouched(yaml`
      optimize:
        serviceAccount:
          enabled: false
          annotations:
            team: payments
    `),
  ],
  'component-unsure': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      tasklist:
        enabled: \${TASKLIST_ENABLED}
        env:
          - name: TZ
            value: Europe/Berlin
    `),
    untouched(yaml`
      webModeler:
        enabled: \${WEB_MODELER_ENABLED}
        restapi:
          replicas: 2
    `),
  ],
  'left-to-decide': [
    change(yaml`
      orchestration:
        clusterSize: "3"
        # camunda-upgrade[operate/resources] operate.resources: One pod runs the cluster.
        # resources:
        #   limits:
        #     memory: 2Gi
      zeebe:
        pvcSize: 64Gi
    `),
  ],
  'types/braces': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      connectors:
        service: { serverPort: "\${PORT}" }
    `),
    untouched(yaml`
      connectors:
        service: { serverPort: 8080 }
    `),
  ],
  'types/null': [
    change(yaml`
      zeebe: {}
      identityKeycloak:
        resources:
          limits:
            memory: null
    `),
    untouched(yaml`
      connectors:
        resources:
          limits:
            memory: null
    `),
  ],
  'types/off': [
    change(yaml`
      zeebe:
        pvcStorageClassName: false
      identity:
        fullnameOverride: false
    `),
  ],
  'types/read-off': [
    change(yaml`
      zeebe:
        logLevel: OFF
    `),
    untouched(yaml`
      orchestration:
        logLevel: "OFF"
    `),
  ],
  'types/said-off': [
    change(
      yaml`
        zeebe:
          clusterSize: "3"
        elasticsearch:
          enabled: "false"
        optimize:
          enabled: "no"
      `,
      'Both run, whatever is written there.',
    ),
    untouched(yaml`
      connectors:
        enabled: \${CONNECTORS_ENABLED}
    `),
  ],
  'types/stays-string': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      connectors:
        enabled: "\${CONNECTORS_ENABLED}"
      optimize:
        service:
          port: "__PORT__"
    `),
    untouched(yaml`
      connectors:
        enabled: \${CONNECTORS_ENABLED}
    `),
  ],
  'types/switch': [
    change(yaml`
      zeebe:
        clusterSize: "3"
      elasticsearch:
        enabled: "true"
      console:
        enabled: ""
    `),
    untouched(yaml`
      connectors:
        enabled: no
    `),
  ],
  'types/text': [
    change(yaml`
      zeebe:
        clusterSize: 3
        podLabels:
          cost-center: 4711
    `),
    change(
      yaml`
        identityKeycloak:
          image:
            tag: 26.3
          resources:
            limits:
              cpu: 2
        zeebe:
          clusterSize: "3"
      `,
      'The schema of Camunda’s chart speaks of some keys of its subcharts too.',
    ),
    untouched(yaml`
      connectors:
        podLabels:
          cost-center: "4711"
    `),
  ],
  'types/placeholder': [
    change(yaml`
      zeebe:
        clusterSize: \${BROKERS}
    `),
    untouched(yaml`
      connectors:
        contextPath: \${CONNECTORS_PATH}
    `),
  ],
  'types/number': [
    change(yaml`
      connectors:
        replicas: "2"
      elasticsearch:
        master:
          replicaCount: "3"
      zeebe:
        clusterSize: "3"
    `),
    untouched(yaml`
      connectors:
        replicas: 2
    `),
  ],
  'types/post-rendered': [
    change(yaml`
      zeebe:
        podSecurityContext:
          fsGroup: "@@null@@"
    `),
    untouched(yaml`
      connectors:
        podSecurityContext:
          fsGroup: 2000
    `),
  ],
  'types/variable': [
    change(yaml`
      zeebe:
        env:
          - name: ACME_RETRIES
            value: 5
    `),
    untouched(yaml`
      connectors:
        env:
          - name: ACME_RETRIES
            value: "5"
    `),
  ],
};

/** A component that was on by default. */
function simple(id: string, root: string, off: string): Record<string, readonly Case[]> {
  const base = 'zeebe:\n  clusterSize: "3"\n';
  return {
    [id]: [
      change(base, 'A whole deployment that does not mention it.'),
      conflict(`${base}${off}`, `Switched off by hand: \`${root}\` stays as it is.`),
    ],
  };
}
function nested(path: string, lines: readonly string[]): string {
  const keys = path.split('.');
  return [
    ...keys.map((k, i) => `${'  '.repeat(i)}${k}:`),
    ...lines.map((l) => `${'  '.repeat(keys.length)}${l}`),
    '',
  ].join('\n');
}
/** The name of a Secret and the key in it. */
function pair(id: string, base: string, path: string): Record<string, readonly Case[]> {
  const given = nested(path, ['existingSecret: acme-clients', 'existingSecretKey: acme-key']);
  const [root = ''] = path.split('.');
  const rest = base.startsWith(`${root}:`) ? `${given}  enabled: true\n` : `${base}${given}`;
  const cases = [change(base), conflict(rest, 'A Secret of your own stays.')];
  return { [id]: cases, [`${id}-key`]: cases };
}
function databases(): Record<string, readonly Case[]> {
  const modeler = [
    change(yaml`
      webModeler:
        enabled: true
      postgresql:
        enabled: true
    `),
    conflict(
      yaml`
        webModeler:
          enabled: true
        postgresql:
          enabled: true
          auth:
            existingSecret: acme-database
            secretKeys:
              adminPasswordKey: admin
              userPasswordKey: user
      `,
      'A Secret of your own stays.',
    ),
    untouched(yaml`
      webModeler:
        enabled: false
    `),
  ];
  const identity = [
    change(yaml`
      identityPostgresql:
        enabled: true
    `),
    conflict(
      yaml`
        identityPostgresql:
          enabled: true
          auth:
            existingSecret: acme-database
            secretKeys:
              adminPasswordKey: admin
              userPasswordKey: user
      `,
      'A Secret of your own stays.',
    ),
    untouched(yaml`
      identityPostgresql:
        enabled: false
    `),
  ];
  const three = (id: string, cases: readonly Case[]): Record<string, readonly Case[]> => ({
    [`secrets/${id}`]: cases,
    [`secrets/${id}-admin-key`]: cases,
    [`secrets/${id}-user-key`]: cases,
  });
  const keycloak = [
    change(yaml`
      identityKeycloak:
        enabled: true
    `),
    conflict(
      yaml`
        identityKeycloak:
          auth:
            existingSecret: acme-keycloak
            passwordSecretKey: admin
          postgresql:
            auth:
              existingSecret: acme-database
              secretKeys:
                adminPasswordKey: admin
                userPasswordKey: user
      `,
      'Secrets of your own stay.',
    ),
    untouched(yaml`
      identityKeycloak:
        enabled: false
    `),
  ];
  return {
    ...three('web-modeler-database', modeler),
    ...three('identity-database', identity),
    ...three('keycloak-database', keycloak),
    'secrets/keycloak-admin': keycloak,
    'secrets/keycloak-admin-key': keycloak,
  };
}
/** Passwords that stand in the values of a subchart stay in use. */
function typed(): Record<string, readonly Case[]> {
  const cases = (place: string, password: string, given: readonly string[]): readonly Case[] => [
    change(nested(place, ['enabled: true', 'auth:', `  ${password}: acme-password`])),
    conflict(
      nested(place, ['enabled: true', 'auth:', `  ${password}: acme-password`, ...given.map((l) => `  ${l}`)]),
      KEPT,
    ),
    untouched(nested(place, ['enabled: false', 'auth:', `  ${password}: acme-password`])),
  ];
  const keys = ['secretKeys:', '  adminPasswordKey: admin', '  userPasswordKey: user'];
  const keycloak = cases('identityKeycloak', 'adminPassword', ['existingSecret: ""', 'passwordSecretKey: admin']);
  const identity = cases('identityPostgresql', 'password', keys);
  return {
    'secrets/keycloak-typed': keycloak,
    'secrets/keycloak-typed-key': keycloak,
    'secrets/keycloak-database-typed': cases('identityKeycloak.postgresql', 'password', ['existingSecret: ""']),
    'secrets/identity-database-admin-typed-key': identity,
    'secrets/identity-database-user-typed-key': identity,
  };
}
/** The key names of a Secret of one's own were defaults of chart 12.x. */
function pins(): Record<string, readonly Case[]> {
  const rows: readonly (readonly [id: string, auth: string, key: string])[] = [
    ['web-modeler-database-admin', 'postgresql.auth', 'secretKeys.adminPasswordKey'],
    ['web-modeler-database-user', 'postgresql.auth', 'secretKeys.userPasswordKey'],
    ['identity-database-admin', 'identityPostgresql.auth', 'secretKeys.adminPasswordKey'],
    ['identity-database-user', 'identityPostgresql.auth', 'secretKeys.userPasswordKey'],
    ['keycloak-admin', 'identityKeycloak.auth', 'passwordSecretKey'],
    ['keycloak-database-admin', 'identityKeycloak.postgresql.auth', 'secretKeys.adminPasswordKey'],
    ['keycloak-database-user', 'identityKeycloak.postgresql.auth', 'secretKeys.userPasswordKey'],
  ];
  return Object.fromEntries(
    rows.map(([id, auth, key]) => {
      const [above, last] = key.includes('.') ? (key.split('.') as [string, string]) : [undefined, key];
      const given =
        above === undefined
          ? [`existingSecret: acme-database`, `${last}: acme-key`]
          : [`existingSecret: acme-database`, `${above}:`, `  ${last}: acme-key`];
      return [
        `secrets/${id}-pin`,
        [
          change(nested(auth, ['existingSecret: acme-database'])),
          conflict(nested(auth, given), 'A key that is named stays.'),
        ],
      ];
    }),
  );
}
function aws(): Record<string, readonly Case[]> {
  const at = 'global.documentStore.type.aws';
  const old = nested(at, [
    'enabled: true',
    'existingSecret: acme-aws',
    'accessKeyIdKey: access',
    'secretAccessKeyKey: secret',
  ]);
  const neighbour = untouched(nested(at, ['enabled: true', 'bucketName: acme-files']));
  return Object.fromEntries(
    (
      [
        ['access-secret', 'accessKeyId', 'existingSecret'],
        ['secret-secret', 'secretAccessKey', 'existingSecret'],
        ['access-key', 'accessKeyId', 'existingSecretKey'],
        ['secret-key', 'secretAccessKey', 'existingSecretKey'],
      ] as const
    ).map(([id, part, key]) => [
      `document-store/aws-${id}`,
      [
        change(old),
        conflict(`${old}        ${part}:\n          secret:\n            ${key}: acme-other\n`, KEPT),
        neighbour,
      ],
    ]),
  );
}
function gcp(): Record<string, readonly Case[]> {
  const at = 'global.documentStore.type.gcp';
  const old = nested(at, ['enabled: true', 'existingSecret: acme-gcp', 'credentialsKey: service-account.json']);
  const neighbour = untouched(nested(at, ['enabled: true', 'bucketName: acme-files']));
  return Object.fromEntries(
    (
      [
        ['secret', 'existingSecret'],
        ['key', 'existingSecretKey'],
      ] as const
    ).map(([id, key]) => [
      `document-store/gcp-${id}`,
      [change(old), conflict(`${old}        secret:\n          ${key}: acme-other\n`, KEPT), neighbour],
    ]),
  );
}
