package cli

import (
	"fmt"
	"testing"
)

// BenchmarkWho asks the server who must respond: each time the same, and each time
// what was not asked before.
func BenchmarkWho(b *testing.B) {
	b.Run("kept", func(b *testing.B) {
		s := newAPI(b)
		for b.Loop() {
			if w := get(s, "/api/v1/who?attacker=IRN&target=SAU", "Accept-Encoding", "gzip"); w.Code != 200 {
				b.Fatal(w.Body)
			}
		}
	})
	b.Run("new", func(b *testing.B) {
		s := newAPI(b)
		n := 0
		for b.Loop() {
			n++
			day := fmt.Sprintf("%d-%02d-%02d", 1950+n/336%70, 1+n/28%12, 1+n%28)
			if w := get(s, "/api/v1/who?attacker=IRN&target=SAU&on="+day, "Accept-Encoding", "gzip"); w.Code != 200 {
				b.Fatal(w.Body)
			}
		}
	})
}
