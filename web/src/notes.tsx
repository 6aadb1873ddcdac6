export function Notes({ subject }: { subject: string }) {
  void subject;
  return null;
}
