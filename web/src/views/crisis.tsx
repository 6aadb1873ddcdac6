export function Crisis() {
  return <h1>Crisis</h1>;
}
