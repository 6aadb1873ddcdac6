package cli

import (
	"bytes"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casus/internal/dossier"
	"casus/internal/server"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

// newAPI serves the dossier that comes with the program.
func newAPI(t testing.TB) *server.Server {
	t.Helper()
	kept, err := keepRecords(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	list, err := endpoints(kept)
	if err != nil {
		t.Fatal(err)
	}
	s, err := server.New(server.Options{Endpoints: list, Addr: "127.0.0.1:8080", Brief: briefPage(kept)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func get(s http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", target, nil)
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:50000"
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestParameters pins what a query can set. A new flag of a command fails here until
// somebody has looked whether the network may set it.
func TestParameters(t *testing.T) {
	kept, err := keepRecords(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	list, err := endpoints(kept)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range list {
		if e.Summary == "" {
			t.Errorf("%s has no summary", e.Path)
		}
		fmt.Fprintf(&out, "%s\n", strings.TrimSpace(e.Path+" "+e.Also))
		for _, p := range e.Parameters {
			fmt.Fprintf(&out, "  %s %s", p.Name, [...]string{"text", "whole", "number", "yes or no"}[p.Kind])
			for word, on := range map[bool]string{p.Many: " many", p.Required && !p.Many: " required"} {
				if word {
					out.WriteString(on)
				}
			}
			if p.Required && p.Many {
				out.WriteString(" required")
			}
			if p.Bounds.Least != p.Bounds.Most {
				fmt.Fprintf(&out, " from %.0f to %.0f", p.Bounds.Least, p.Bounds.Most)
			}
			if p.Default != "" {
				fmt.Fprintf(&out, " default %s", p.Default)
			}
			fmt.Fprintln(&out, strings.Join(append([]string{""}, p.Enum...), " "))
			if p.Help == "" {
				t.Errorf("%s: %s has no help", e.Path, p.Name)
			}
		}
	}
	name := filepath.Join("testdata", "parameters.txt")
	if *update {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("the parameters of the API are others (-pinned +now); a flag that names a file or sets the machine to work must not be one\n%s", diff)
	}
}

// asked are questions as both sides ask them: the command line and the query.
var asked = []struct {
	args, target string
}{
	{"brief", "brief?"},
	{"brief --as-of 2026-06-30 --sign TRILAT2026", "brief?as-of=2026-06-30&sign=TRILAT2026"},
	{"who --attacker IRN --target SAU --on 2026-02-28", "who?attacker=IRN&target=SAU&on=2026-02-28"},
	{"who --attacker IND,AFG --target PAK --join TUR:SMDA2025 --reading smda-militant=aggression --reading smda-duty=binding --depth 99", "who?attacker=IND,AFG&target=PAK&join=TUR:SMDA2025&reading=smda-militant%3Daggression&reading=smda-duty%3Dbinding&depth=99"},
	{"who --attacker IND --attacker AFG --target PAK --why SAU", "who?attacker=IND&attacker=AFG&target=PAK&why=SAU"},
	{"who --attacker IRN --target SAU --weigh smda-duty:binding=1,choice=0", "who?attacker=IRN&target=SAU&weigh=smda-duty:binding=1,choice=0"},
	{"diff --scenario counter-side", "diff?scenario=counter-side"},
	{"diff --join TUR:SMDA2025 --leave PAK:TURPAK1954", "diff?join=TUR:SMDA2025&leave=PAK:TURPAK1954"},
	{"compare SMDA2025 NATO1949", "compare?first=SMDA2025&second=NATO1949"},
	{"casebook C06 C07", "casebook?case=C06&case=C07"},
	{"matrix --on 2026-01-14", "matrix?on=2026-01-14"},
	{"matrix --join TUR:SMDA2025", "matrix?join=TUR:SMDA2025"},
	{"power --join TUR:SMDA2025 --against IRN,IND,ISR", "power?join=TUR:SMDA2025&against=IRN,IND,ISR"},
	{"power show --pact NATO1949 --against RUS --game parity --value TUR:personnel:2026=400000", "power/show?pact=NATO1949&against=RUS&game=parity&value=TUR:personnel:2026%3D400000"},
	{"reliable --beneficiary SAU --attacker IRN --on 2026-06-30", "reliable?beneficiary=SAU&attacker=IRN&on=2026-06-30"},
	{"reliable --guarantor PAK --beneficiary SAU --prior defence=4.5,5.5 --without distance --range 90", "reliable/show?guarantor=PAK&beneficiary=SAU&prior=defence=4.5,5.5&without=distance&range=90"},
	{"align", "align"},
	{"align TUR SAU --from 2010-01-01", "align/show?states=TUR&states=SAU&from=2010-01-01"},
	{"align blocs --join TUR:SMDA2025 --states TUR,SAU,PAK,IND,IRN", "align/blocs?join=TUR:SMDA2025&states=TUR,SAU,PAK,IND,IRN"},
	{"likely", "likely"},
	{"likely TUR:SMDA2025@2026-12-31 --as-of 2026-02-01 --grade CL09=A1", "likely?question=TUR:SMDA2025@2026-12-31&as-of=2026-02-01&grade=CL09=A1"},
	{"likely --score --as-of 2026-06-30", "likely/show?score=true&as-of=2026-06-30"},
	{"crisis --attacker IRN --target SAU --runs 2000", "crisis?attacker=IRN&target=SAU&runs=2000"},
	{"crisis run --attacker IRN --target SAU --join TUR:SMDA2025 --runs 2000 --seed 7 --days 90", "crisis/run?attacker=IRN&target=SAU&join=TUR:SMDA2025&runs=2000&seed=7&days=90"},
	{"crisis --attacker IND --target PAK --replay 7", "crisis?attacker=IND&target=PAK&replay=7"},
	{"crisis --attacker IND --target PAK --sensitivity --runs 2", "crisis/sensitivity?attacker=IND&target=PAK&runs=2"},
	{"record", "record"},
	{"record --known-by 2026-02-28 --join TUR:SMDA2025", "record?known-by=2026-02-28&join=TUR:SMDA2025"},
}

// TestSameBytes holds the API against the command line.
func TestSameBytes(t *testing.T) {
	s := newAPI(t)
	paths := map[string]bool{}
	for _, tt := range asked {
		path, _, _ := strings.Cut(tt.target, "?")
		paths[path] = true
		var out, errs bytes.Buffer
		if code := Run(append(strings.Fields(tt.args), "--format", "json"), Env{Out: &out, Err: &errs}); code != 0 {
			t.Errorf("casus %s: %s", tt.args, errs.String())
			continue
		}
		w := get(s, "/api/v1/"+tt.target)
		if w.Code != 200 || !bytes.Equal(w.Body.Bytes(), out.Bytes()) {
			t.Errorf("%s: status %d; it is not what casus %s --format json prints: %.300s", tt.target, w.Code, tt.args, w.Body)
		}
	}
	for _, c := range commands() {
		if !paths[c.path] && !paths[c.also] {
			t.Errorf("no question is asked of %s", c.path)
		}
	}
}

// TestForms asks for each form that an endpoint has.
func TestForms(t *testing.T) {
	s := newAPI(t)
	for _, c := range commands() {
		for _, tt := range asked {
			path, query, _ := strings.Cut(tt.target, "?")
			if path != c.path && path != c.also || path == "crisis/sensitivity" { // it takes seconds for each
				continue
			}
			for _, format := range c.formats {
				target := "/api/v1/" + path + "?" + strings.TrimPrefix(query+"&format="+format, "&")
				if w := get(s, target); w.Code != 200 || w.Body.Len() == 0 {
					t.Errorf("%s: status %d: %.200s", target, w.Code, w.Body)
				}
			}
			break
		}
	}
}

// TestFaultsInTheWordsOfTheAPI looks at what is said of wrong values.
func TestFaultsInTheWordsOfTheAPI(t *testing.T) {
	s := newAPI(t)
	for _, tt := range []struct {
		target string
		faults []string
	}{
		{"who?attacker=IRNN&target=SAUD&on=2026-13-01", []string{"on: ", "attacker: ", "target: "}},
		{"who?attacker=IRN&target=SAU&as-of=yesterday&join=TUR", []string{"as-of: ", "join "}},
		{"compare?first=NOPE&second=NATO1950", []string{"NOPE", "NATO1950"}},
		{"likely?grade=CL09=Z9&prior=x", []string{"prior ", "grade "}},
		{"crisis?attacker=IRN", []string{"name both sides: attacker STATE target STATE"}},
		{"crisis?replay=x", []string{"replay"}},
		{"power?game=chess", []string{"game "}},
		{"matrix?list=true", []string{"rows: choose format csv or jsonl"}},
	} {
		w := get(s, "/api/v1/"+tt.target)
		if w.Code != 400 {
			t.Errorf("%s: status %d: %.300s", tt.target, w.Code, w.Body)
			continue
		}
		for _, want := range tt.faults {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s does not say %q: %s", tt.target, want, w.Body)
			}
		}
		if strings.Contains(w.Body.String(), "--") {
			t.Errorf("%s speaks of flags: %s", tt.target, w.Body)
		}
	}
}

// TestKeptRecordsStayThemselves asks by many edits and dates and then again without.
func TestKeptRecordsStayThemselves(t *testing.T) {
	kept, err := keepRecords(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	record := func(flags url.Values) string {
		var out bytes.Buffer
		c := recordCmd{common: common{Join: flags["join"], Weigh: flags["weigh"], KnownBy: flags.Get("known-by"), Scenario: flags.Get("scenario")}}
		if err := c.Run(Env{Out: &out, Err: &out, kept: kept}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	first := record(nil)
	for _, q := range []string{"join=TUR:SMDA2025", "known-by=2026-02-28", "weigh=smda-duty:binding=1,choice=0", "scenario=counter-side", "join=TUR:SMDA2025&known-by=2026-02-28"} {
		flags, _ := url.ParseQuery(q)
		other := record(flags)
		if other == first {
			t.Errorf("%s changes nothing", q)
		}
		if again := record(flags); again != other {
			t.Errorf("%s has another answer when asked again", q)
		}
		if record(nil) != first {
			t.Fatalf("%s changed the record that all share", q)
		}
	}
}
