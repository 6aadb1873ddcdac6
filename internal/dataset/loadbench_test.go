package dataset_test

import (
	"os"
	"testing"

	"casus/internal/dataset"
	"casus/internal/dossier"
	"casus/internal/world"
)

// BenchmarkLoad reads the import of ATOP 5.1 from a folder of 789 treaties.
func BenchmarkLoad(b *testing.B) {
	tables, _ := readATOP(b, "atop-5.1").Record()
	dir := b.TempDir()
	if err := dossier.Write(dir, world.New(tables)); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		if _, err := dossier.Read(os.DirFS(dir)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkImport reads the files and makes the record.
func BenchmarkImport(b *testing.B) {
	fsys := research(b, "atop-5.1")
	for b.Loop() {
		a, err := dataset.ReadATOP(fsys)
		if err != nil {
			b.Fatal(err)
		}
		a.Record()
	}
}
