package cli

import (
	"reflect"

	"casus/internal/assumption"
	"casus/internal/brief"
	"casus/internal/record"
	"casus/internal/server"
)

// served is a command that the API has.
type served struct {
	path    string
	also    string // the path of the parent, whose default it is
	make    func() runner
	answers []any             // of the types that its JSON can have
	formats []string          // the first is the one that is given unasked
	long    bool              // it can take more than a moment
	preset  map[string]string // flags that are set, and are no parameters
	without []string          // flags that are no parameters here
	bounds  map[string]server.Bounds
}

// runner is a command by its struct: its flags are the fields.
type runner interface{ Run(Env) error }

// The formats of answers that are documents, and of those that are rows too.
var (
	documents = []string{"json", "html", "md", "text"}
	tables    = append(documents[:4:4], "csv", "jsonl")
)

// Bounds on what a request may ask for.
var (
	crisisBounds = map[string]server.Bounds{"runs": {Least: 1, Most: 2_000_000}, "days": {Least: 1, Most: 3650}}
	whoBounds    = map[string]server.Bounds{"depth": {Least: 0, Most: 99}}
	rangeBounds  = map[string]server.Bounds{"range": {Least: 1, Most: 99}}
	blocsBounds  = map[string]server.Bounds{"groups": {Least: 2, Most: mostGroups}}
)

// commands lists what the API has, in the order of the command line. What reads or
// writes the user's files or data sets is not there: data, panel, check, new, read,
// the fits and serve itself.
func commands() []served {
	return []served{
		{path: "brief", make: func() runner { return &briefCmd{} }, answers: []any{brief.Brief{}}, formats: documents},
		{path: "who", make: func() runner { return &whoCmd{} }, answers: []any{brief.Who{}}, formats: tables, bounds: whoBounds},
		{path: "diff", make: func() runner { return &diffCmd{} }, answers: []any{brief.Diff{}}, formats: documents},
		{path: "compare", make: func() runner { return &compareCmd{} }, answers: []any{brief.Comparison{}}, formats: documents},
		{path: "casebook", make: func() runner { return &casebookCmd{} }, answers: []any{brief.Casebook{}}, formats: tables, without: []string{"alliance-wars"}},
		{path: "matrix", make: func() runner { return &matrixCmd{} }, answers: []any{brief.Matrix{}}, formats: tables},
		{path: "power/show", also: "power", make: func() runner { return &powerShowCmd{} }, answers: []any{brief.Power{}}, formats: documents},
		{path: "reliable/show", also: "reliable", make: func() runner { return &reliableShowCmd{} }, answers: []any{brief.Reliability{}}, formats: documents, bounds: rangeBounds},
		{path: "align/show", also: "align", make: func() runner { return &alignShowCmd{} }, answers: []any{brief.Alignment{}}, formats: documents},
		{path: "align/blocs", make: func() runner { return &alignBlocsCmd{} }, answers: []any{brief.Blocs{}}, formats: documents, long: true, without: []string{"year"}, bounds: blocsBounds},
		{path: "likely/show", also: "likely", make: func() runner { return &likelyShowCmd{} }, answers: []any{brief.Likely{}, brief.Book{}}, formats: append(documents[:4:4], "csv"),
			without: []string{"record", "by", "event", "deadline", "truth", "source", "note"}},
		{path: "crisis/run", also: "crisis", make: func() runner { return &crisisRunCmd{} }, answers: []any{brief.Crisis{}, brief.CrisisReplay{}}, formats: documents, long: true,
			without: []string{"sensitivity", "part"}, bounds: crisisBounds},
		{path: "crisis/sensitivity", make: func() runner { return &crisisRunCmd{} }, answers: []any{assumption.Sensitivity{}}, formats: documents, long: true,
			without: []string{"replay", "part"}, preset: map[string]string{"sensitivity": "true"}, bounds: crisisBounds},
		{path: "record", make: func() runner { return &recordCmd{} }, answers: []any{record.Record{}}, formats: []string{"json"}},
	}
}

// endpoints makes the API of the commands, all on the records that are kept.
func endpoints(kept *keptRecords) ([]server.Endpoint, error) {
	var out []server.Endpoint
	for _, s := range commands() {
		form, err := newForm(s)
		if err != nil {
			return nil, err
		}
		e := server.Endpoint{Path: s.path, Also: s.also, Summary: form.summary, About: form.about, Parameters: form.parameters, Formats: s.formats, Long: s.long,
			Call: func(c server.Call) error { return form.call(kept, c) }}
		for _, a := range s.answers {
			e.Answers = append(e.Answers, reflect.TypeOf(a))
		}
		out = append(out, e)
	}
	return out, nil
}
