export function Who() {
  return <h1>Who must respond</h1>;
}
