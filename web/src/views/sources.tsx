export function SourcesView() {
  return <h1>Sources</h1>;
}
