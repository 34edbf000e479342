// What has to be right before a release, as questions about texts. Each answers with what is wrong; nothing, if all is well.

/** Categories of the two marketplaces; one they do not know is dropped by one and refused by the other. */
const CATEGORIES = [
  ...['AI', 'Azure', 'Chat', 'Data Science', 'Debuggers', 'Education', 'Extension Packs', 'Formatters', 'Keymaps'],
  ...[
    'Language Packs',
    'Linters',
    'Machine Learning',
    'Notebooks',
    'Programming Languages',
    'SCM Providers',
    'Snippets',
  ],
  ...['Testing', 'Themes', 'Visualization', 'Other'],
];

const one = (problem) => (problem ? [problem] : []);

/** The heading of the newest version in a changelog, and what stands below it. */
export function newestSection(changelog) {
  const [, version, date, text] = /^## \[([^\]]+)\] - (\S+)\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  return version === undefined ? undefined : { version, date, text: text.trim() };
}

/** The version is one number everywhere, newer than all before, and the changelog says what is in it. */
export function versionProblems({ manifest, lock, changelog, tags = [] }) {
  const { version } = manifest;
  const section = newestSection(changelog);
  const released = [...changelog.matchAll(/^## \[([^\]]+)\]/gm)].map(([, v]) => v).slice(1);
  return [
    // The marketplace of VS Code takes no letters behind the numbers.
    ...one(!/^\d+\.\d+\.\d+$/.test(version) && `The version ${version} is not three numbers.`),
    ...one(
      [lock.version, lock.packages[''].version].some((v) => v !== version) &&
        `package-lock.json is of ${lock.version}, package.json of ${version}: npm install --package-lock-only`,
    ),
    ...one(
      section?.version !== version &&
        `The first section of CHANGELOG.md is about ${section?.version ?? 'no version'}, not about ${version}.`,
    ),
    ...one(
      section?.version === version && !/^- ./m.test(section.text) && `CHANGELOG.md says nothing about ${version}.`,
    ),
    ...one(tags.includes(`v${version}`) && `There is a tag v${version} already.`),
    ...released.filter((v) => !isNewer(version, v)).map((v) => `${version} is not newer than ${v}.`),
  ];
}

/** What is only noted in a dry run: a release has a day. */
export const dateProblems = ({ manifest, changelog }) =>
  one(
    !/^\d{4}-\d{2}-\d{2}$/.test(newestSection(changelog)?.date ?? '') &&
      `CHANGELOG.md gives no day for ${manifest.version}: "## [${manifest.version}] - YYYY-MM-DD".`,
  );

function isNewer(a, b) {
  const [x, y] = [a, b].map((v) => v.split('.').map(Number));
  const at = x.findIndex((n, i) => n !== y[i]);
  return at >= 0 && x[at] > y[at];
}

/** Files that tell a pipeline which version to fetch; scripts/pin.mjs writes it. */
export const PINNED = ['action.yml', '.pre-commit-hooks.yaml', 'docs/ci.md'];
const PIN = /(camunda-values(?:-upgrade)?@v?|rev: v|default: ')\d+\.\d+\.\d+/g;
export const pinnedTo = (version, text) => text.replace(PIN, `$1${version}`);

/** A pipeline gets this version and no other. `read` gives the text of a file of the repository. */
export const pinProblems = ({ version }, read) =>
  PINNED.flatMap((name) => {
    const text = read(name);
    return [
      ...one(text.search(PIN) < 0 && `${name} names no version.`),
      ...one(pinnedTo(version, text) !== text && `${name} is not of ${version}: node scripts/pin.mjs`),
    ];
  });

/**
 * What the Visual Studio Marketplace and Open VSX want of a package.json. `bytes` reads a file of the repository, or gives
 * nothing where there is none.
 */
export function fieldProblems(manifest, bytes) {
  const { name, displayName, description, publisher, license, repository, icon, categories, keywords, engines } =
    manifest;
  const text = (path) => bytes(path)?.toString('utf8') ?? '';
  const png = icon === undefined ? undefined : bytes(icon);
  const [wide, high] = png?.subarray(1, 4).toString() === 'PNG' ? [png.readUInt32BE(16), png.readUInt32BE(20)] : [0, 0];
  return [
    ...one(!/^[a-z0-9][a-z0-9-]*$/.test(name ?? '') && 'name: small letters, digits and hyphens.'),
    ...one(!/^[a-z0-9][a-z0-9-]*$/i.test(publisher ?? '') && 'publisher: letters, digits and hyphens.'),
    ...one(!displayName?.trim() && 'displayName is missing.'),
    ...one(
      !(description?.length >= 20 && description.length <= 145) &&
        'description: 20 to 145 characters are shown in lists.',
    ),
    ...one(!license && 'license is missing; Open VSX refuses a package without one.'),
    ...one(license && !text('LICENSE').includes(license) && `LICENSE is not the text of ${license}.`),
    ...one(
      !/^https:\/\/[^/]+\/[^/]+\/[^/]+\.git$/.test(repository?.url ?? '') &&
        'repository.url: an https address, which links and pictures of the README are made of.',
    ),
    ...one((wide < 128 || wide !== high) && 'icon: a square PNG of at least 128 pixels.'),
    ...one(!(categories?.length >= 1 && categories.length <= 3) && 'categories: one to three.'),
    ...(categories ?? []).filter((c) => !CATEGORIES.includes(c)).map((c) => `categories: there is no ${c}.`),
    ...one(!(keywords?.length >= 1 && keywords.length <= 30) && 'keywords: one to thirty.'),
    ...one(!/^\^1\.\d+\.\d+$/.test(engines?.vscode ?? '') && 'engines.vscode: ^1.x.y.'),
    ...one(manifest.private !== true && 'private: true keeps the extension from going to npm.'),
    ...one(manifest.activationEvents?.includes('*') && 'activationEvents: * starts with every window.'),
    ...one(!text('CHANGELOG.md') && 'CHANGELOG.md is missing.'),
    ...pictureProblems(text('README.md'), bytes),
  ];
}

/** Pictures of a README: both marketplaces refuse SVG, and take relative ones from the repository. */
function pictureProblems(readme, bytes) {
  const pictures = [...readme.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)];
  return [
    ...one(pictures.length === 0 && 'README.md shows no picture.'),
    ...pictures.flatMap(([, alt, path]) => [
      ...one(!alt && `README.md: ${path} has no text for who cannot see it.`),
      ...one(/\.svg$/i.test(path) && `README.md: ${path} is an SVG.`),
      ...one(!/^https:/.test(path) && bytes(path) === undefined && `README.md: there is no ${path}.`),
    ]),
  ];
}

/** Names in the .vsix that have no business there, and those that are missing. */
export function contentProblems(names, manifest) {
  const allowed =
    /^(?:package(?:\.nls(?:\.[a-z-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|(?:dist|l10n|media|syntaxes)\/.+)$/;
  const wanted = [
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    manifest.main.replace(/^\.\//, ''),
    manifest.icon,
  ];
  return [
    ...names.filter((n) => !allowed.test(n)).map((n) => `${n} is in the .vsix.`),
    ...wanted.filter((n) => !names.includes(n)).map((n) => `${n} is not in the .vsix.`),
  ];
}
