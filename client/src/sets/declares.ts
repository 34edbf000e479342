/** Which files could say what belongs together, before the server is asked: it reads them, and has the same look for itself. */
const KINDS = 'Application(?:Set)?|Helm(?:Release|Chart|ChartConfig)|Kustomization|ConfigMap|Secret';
const KEYS =
  'releases|helmCharts|helmChartInflationGenerator|(?:configMap|secret)Generator|(?:(?:kubernetes\\.core|community\\.kubernetes)\\.)?helm';
const DECLARES = new RegExp(`^[ \\t-]*(?:kind:[ \\t]*["']?(?:${KINDS})\\b|(?:${KEYS}):)`, 'm');

export const declares = (text: string): boolean => DECLARES.test(text);
