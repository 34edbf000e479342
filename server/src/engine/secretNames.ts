/** Which keys, variables and options hold a secret by their name, and which only speak of one. */

/** Words that a name is made of: `smtpPassword`, `DB_PASS`, `api-key`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '');
}

/** Looked for in a name without what separates its words. */
const SOUNDS = new RegExp(
  [
    'password|passwd|passphrase|passcode|passwort|pwd|secret|token|credential|authorization|connectionstring|connstr',
    'basicauth|dockerconfigjson|keydata|masterauth|requirepass|sharedaccess',
    '(?:api|access|private|priv|license|licence|signing|sign|encryption|encrypt|decryption|crypto|cipher|master|account',
    '|shared|storage|subscription|authentication|auth|session|cookie|hmac|aes|rsa|ssh|pgp|gpg|jwt|deploy|admin|function',
    '|consumer|vault|unseal|recovery|webhook|ingestion|instrumentation|symmetric|server|root|db|database|salt)keys?(?:$|[^a-z])',
    '(?:api|access|private|license|signing|encryption|master|account|shared)keys?',
    '(?:db|user|admin|root|smtp|mail|sql|ldap|redis|store|key|trust)pass$',
  ]
    .join('|')
    .replaceAll('||', '|'),
);
/** Too short to be looked for inside of other words. */
const WORDS = new Set([
  'pass',
  'pw',
  'pwd',
  'creds',
  'cred',
  'sig',
  'psk',
  'otp',
  'jwt',
  'bearer',
  'sas',
  'dsn',
  'pat',
]);

/** Secret by themselves, and in no longer name: a cookie has a path, a salt a length. */
const ALONE = /^(?:cookies?|salt|pepper)$/;

const ASPECTS =
  'names?|refs?|urls?|uri|endpoints?|paths?|files?|filename|dir|directory|enabled|disabled|scopes?|audiences?|issuer|lifespan|lifetime|ttl|timeout|expiration|expiry|expires|validity|type|method|policy|algorithm|length|size|claim|interval|mount|version|provider|required|optional|ports?|hosts?|hostname|user|username|realm|format|prefix|suffix|header|attribute|field|mode|alias|strategy|store|manager|backend|namespace|region|bucket|rotation|validation|encoder|filter|service|seconds|minutes|hours|days|age|limit|count|stdin|kind|level|annotations|labels|create|created|items|resource|leeway|skew';
/** Where nothing separates the words. */
const LOWER_ASPECT = new RegExp(
  `(?:password|passwd|pwd|secret|token|credentials?|key|keystore|truststore|certificate)(?:${ASPECTS})$`,
);
const ASPECT = new RegExp(`^(?:${ASPECTS})$`);
/** Names of Secrets and of keys in them, addresses, times: not secret although the word is in the name. */
const ABOUT = new RegExp(
  `existing[a-z0-9]*(?:secrets?|keys?)$|(?:password|passwd|token|credentials?|secret)(?:secret)?(?:key)?ref$|(?:password|passwd|token|credentials)key$|passwordsecretkey$|keykey$|keyid(?:key)?$|pullsecrets?$|(?:keystore|truststore)key$|(?:password|secret|token|credentials?)(?:names?|refs?)$`,
);
/** Text here is the name of a Secret, unless it is a variable. */
const NAMES_ONE = /(?:env|vars?|tls|ssl|ca|certs?|certificates?|passwords|keystores?|truststores?)secrets?$/;

/**
 * `secret`: the value is one. `name`: the value is the name of a Secret or of a key in one, which anybody may read. `aspect`:
 * the value speaks of something else, such as an address or a time.
 */
export type Verdict = 'secret' | 'name' | 'aspect' | undefined;

const known = new Map<string, Verdict>();
export function verdictOf(key: string): Verdict {
  if (known.has(key)) return known.get(key);
  const verdict = judge(key);
  if (known.size > 20_000) known.clear();
  known.set(key, verdict);
  return verdict;
}
function judge(key: string): Verdict {
  const words = wordsOf(key);
  const name = words.join('');
  const last = words[words.length - 1] ?? '';
  const sounds = SOUNDS.test(name) || words.some((w) => WORDS.has(w)) || ALONE.test(last);
  if (!sounds) return name === 'name' ? 'name' : ASPECT.test(last) ? 'aspect' : undefined;
  if (ABOUT.test(name)) return 'name';
  if (LOWER_ASPECT.test(name)) return 'aspect';
  if (ASPECT.test(last)) return /^(?:names?|refs?)$/.test(last) ? 'name' : 'aspect';
  // An annotation of an Ingress: `nginx.ingress.kubernetes.io/auth-secret`.
  if (/\/[\w.-]*-secret$/.test(key)) return 'name';
  if (NAMES_ONE.test(name) && !/^[A-Z0-9_.-]+$/.test(key)) return 'name';
  return 'secret';
}

/** Does a value under this key, or in a variable of this name, have to be hidden? */
export const isSecretKey = (key: string): boolean => verdictOf(key) === 'secret';

/** How much below a map of this name is secret: all but names, or all but names and aspects. */
export function secretBelow(key: string): 'all' | 'most' | undefined {
  if (!isSecretKey(key) || /authorizations?$/i.test(key)) return undefined;
  return /(?:secret|password|passwd|token|passphrase|key)s$/i.test(key) ? 'all' : 'most';
}

/** `${NAME}`, `$NAME`, `$(NAME)`, `{{ … }}` and `<…>` stand for values that are somewhere else. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:\$\{\w+\}|\$\(\w+\)|\$[A-Za-z_]\w*|\{\{[^"'`]*\}\}|<[^<>]*>|\u2022+)$/.test(text.trim());

/** Says nothing that could be secret. */
export const saysNothing = (text: string): boolean =>
  /^(?:|true|false|null|~|""|''|[|>][-+\d]*|[{[]|[}\]],?|\\)$/i.test(text.trim()) || isPlaceholder(text);
