export function Alignment() {
  return <h1>Alignment</h1>;
}
