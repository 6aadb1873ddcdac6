package timex

import (
	"strings"
	"testing"

	"casus/internal/world"
)

func BenchmarkFind(b *testing.B) {
	dateline := world.MakeDay(2026, 1, 14)
	for _, c := range []struct{ name, text string }{
		{"plain", "The two ministers shook hands before the cameras and praised the friendship of their peoples, but neither would say what the pact obliges them to do if one is attacked."},
		{"dated", "The pact, signed on 17 September 2025 in Riyadh, was tested last week when missiles struck the port early on Monday; ministers will meet in two weeks."},
		{"report", strings.Repeat("The pact, signed on 17 September 2025 in Riyadh, binds both. Neither side would say what it obliges them to do if one is attacked, and the envoy left. ", 50)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(c.text, dateline)
			}
		})
	}
}

func BenchmarkFindIn(b *testing.B) {
	text := strings.Repeat("Договор подписан 31 января 2026 года в Анкаре, и стороны встретились на прошлой неделе. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindIn("ru", text, world.MakeDay(2026, 1, 14))
	}
}
