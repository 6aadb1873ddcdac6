package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"casus/internal/dossier"
)

// BenchmarkAddEdit times edits until they are acknowledged, with the check against
// the record that comes with casus. CASUS_BENCH_DIR names a folder on another disk.
func BenchmarkAddEdit(b *testing.B) {
	record, err := dossier.Embedded(dossier.Default)
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	if other := os.Getenv("CASUS_BENCH_DIR"); other != "" {
		if dir, err = os.MkdirTemp(other, "casus-bench-*"); err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { os.RemoveAll(dir) })
	}
	w := opened(b, filepath.Join(dir, "workspace.db"))
	s := must(b)(w.Create(ctx, "s", ""))
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		text := []string{"join TUR:SMDA2025", "leave TUR:SMDA2025"}[i%2]
		if i%20 == 0 { // so that a study has 10 edits in the mean
			b.StopTimer()
			s = must(b)(w.Put(ctx, s.ID, 0, Change{Edits: &[]string{}}, nil))
			b.StartTimer()
		}
		start := time.Now()
		if s, err = w.AddEdit(ctx, s.ID, s.Revision, text, In(record)); err != nil {
			b.Fatal(fmt.Errorf("edit %d: %w", i, err))
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}
