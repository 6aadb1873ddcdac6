package historyfile_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"casus/internal/crisis"
	"casus/internal/dossier"
	"casus/internal/ensemble"
	"casus/internal/historyfile"
	"casus/internal/warspread"
	"casus/internal/world"
)

const seed = 7

func model(t testing.TB) *crisis.Model {
	t.Helper()
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	q := crisis.Question{Attacker: "IRN", Target: "SAU", On: world.MakeDay(2026, 2, 28)}
	m, err := crisis.Compile(w, q, ensemble.NewPlan("test", q, crisis.Defaults(warspread.Fitted().Model), 1, seed).Parameters)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// file writes runs to a file in pieces, so that its order does not hang on them.
func file(t testing.TB, name string, m *crisis.Model, cores int, ends ...uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := historyfile.New(name, &out, m, seed)
	if err != nil {
		t.Fatal(err)
	}
	from := uint64(0)
	for _, to := range ends {
		if err := w.Write(context.Background(), from, to, cores); err != nil {
			t.Fatal(err)
		}
		from = to
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The two formats hold the same rows, those of the model, in order of the runs. The
// number is no multiple of anything and goes over a row group.
func TestFormatsAgree(t *testing.T) {
	const n = 103_457
	m := model(t)
	table, err := csv.NewReader(bytes.NewReader(file(t, "h.csv", m, 2, n))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	data := file(t, "H.PARQUET", m, 3, 1, 5000, n)
	columnar, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if groups := columnar.RowGroups(); len(groups) != 2 {
		t.Errorf("%d row groups; want 2", len(groups))
	}
	var names []string
	for _, c := range columnar.Schema().Fields() {
		names = append(names, c.Name())
	}
	if got, want := strings.Join(names, ","), strings.Join(table[0], ","); got != want {
		t.Fatalf("columns %s in Parquet, %s in CSV", got, want)
	}
	rows := make([]historyfile.Row, n+1)
	got, err := parquet.NewGenericReader[historyfile.Row](columnar).Read(rows)
	if err != nil && !errors.Is(err, io.EOF) || got != n || len(table) != n+1 {
		t.Fatalf("%d rows in Parquet, %d in CSV (%v); want %d", got, len(table)-1, err, n)
	}
	scratch := m.NewScratch()
	for i, r := range rows[:n] {
		whole := func(v int64) string { return strconv.FormatInt(v, 10) }
		cells := []string{whole(r.Run), r.End, whole(int64(r.EndDay)), r.Highest, whole(int64(r.Pauses)), whole(int64(r.Joined)), r.Acts}
		if got, want := strings.Join(cells, ","), strings.Join(table[i+1], ","); got != want {
			t.Fatalf("row %d: %s in Parquet, %s in CSV", i, got, want)
		}
		o := m.Run(scratch, seed, uint64(i))
		if r.Run != int64(i) || r.End != o.End.String() || int(r.Joined) != o.Joined || len(strings.Fields(r.Acts)) != len(o.Acts) {
			t.Fatalf("row %d: %+v of the history %+v", i, r, o)
		}
	}
}

func TestCoresLeaveNoTrace(t *testing.T) {
	m := model(t)
	for _, name := range historyfile.Extensions {
		one := file(t, name, m, 1, 9000)
		for cores := 2; cores < 5; cores++ {
			if !bytes.Equal(one, file(t, name, m, cores, 4097, 9000)) {
				t.Errorf("%s: %d cores and other pieces give other bytes", name, cores)
			}
		}
		if len(file(t, name, m, 2)) == 0 {
			t.Errorf("%s: a file without rows is empty; it should have its columns", name)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{"a.csv": "", "a.b.Parquet": "", "a.arrow": `".arrow"`, "a": `""`, "a.csv.gz": `".gz"`} {
		err := historyfile.Check(name)
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), ".csv or .parquet")) {
			t.Errorf("%s: %v; want %q", name, err, want)
		}
		if _, other := historyfile.New(name, io.Discard, nil, 1); (other == nil) != (err == nil) {
			t.Errorf("%s: New says %v, Check %v", name, other, err)
		}
	}
}

// failing takes some bytes and no more.
type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A stop and a full disk end the writing, and leave no core waiting.
func TestEnds(t *testing.T) {
	m := model(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range historyfile.Extensions {
		w, err := historyfile.New(name, io.Discard, m, seed)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(ctx, 0, 1<<40, 2); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: stopped: %v", name, err)
		}
		w, err = historyfile.New(name, &failing{1 << 18}, m, seed)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(context.Background(), 0, 1<<40, 2); !errors.Is(err, errFull) {
			t.Errorf("%s: full: %v", name, err)
		}
	}
}
