package cli

import (
	"reflect"

	"casus/internal/brief"
	"casus/internal/record"
	"casus/internal/server"
)

// served is a command that the API has.
type served struct {
	path    string
	also    string // the path of the parent, whose default it is
	make    func() runner
	answer  any      // of the type of its JSON
	formats []string // the first is the one that is given unasked
	long    bool     // it can take more than a moment, and tells how it gets on
	preset  map[string]string
	bounds  map[string]server.Bounds
}

// runner is a command by its struct: its flags are the fields.
type runner interface{ Run(Env) error }

var reading = []string{"json", "html", "md", "text"}

// commands lists what the API has, in the order of the command line. What reads or
// writes files of the user (data, panel, check, new, read, the fits) is not there.
func commands() []served {
	rows := []string{"json", "html", "md", "text", "csv", "jsonl"}
	day := map[string]server.Bounds{}
	return []served{
		{path: "brief", make: func() runner { return &briefCmd{} }, answer: brief.Brief{}, formats: reading, bounds: day},
		{path: "who", make: func() runner { return &whoCmd{} }, answer: brief.Who{}, formats: rows, bounds: map[string]server.Bounds{"depth": {Least: 0, Most: 99}}},
		{path: "diff", make: func() runner { return &diffCmd{} }, answer: brief.Diff{}, formats: reading},
		{path: "compare", make: func() runner { return &compareCmd{} }, answer: brief.Comparison{}, formats: reading},
		{path: "casebook", make: func() runner { return &casebookCmd{} }, answer: brief.Casebook{}, formats: rows},
		{path: "matrix", make: func() runner { return &matrixCmd{} }, answer: brief.Matrix{}, formats: rows},
		{path: "power/show", also: "power", make: func() runner { return &powerShowCmd{} }, answer: brief.Power{}, formats: reading},
		{path: "reliable/show", also: "reliable", make: func() runner { return &reliableShowCmd{} }, answer: brief.Reliability{}, formats: reading},
		{path: "align/show", also: "align", make: func() runner { return &alignShowCmd{} }, answer: brief.Alignment{}, formats: reading},
		{path: "align/blocs", make: func() runner { return &alignBlocsCmd{} }, answer: brief.Blocs{}, formats: reading, long: true},
		{path: "likely/show", also: "likely", make: func() runner { return &likelyShowCmd{} }, answer: brief.Likely{}, formats: append(reading[:4:4], "csv")},
		{path: "crisis/run", also: "crisis", make: func() runner { return &crisisRunCmd{} }, answer: brief.Crisis{}, formats: reading, long: true,
			bounds: map[string]server.Bounds{"runs": {Least: 1, Most: mostRuns}, "days": {Least: 1, Most: 3650}}},
		{path: "crisis/sensitivity", make: func() runner { return &crisisRunCmd{} }, answer: Sensitivity{}, formats: reading, long: true, preset: map[string]string{"sensitivity": "true"},
			bounds: map[string]server.Bounds{"runs": {Least: 1, Most: mostRuns}, "days": {Least: 1, Most: 3650}}},
		{path: "record", make: func() runner { return &recordCmd{} }, answer: record.Record{}, formats: []string{"json"}},
	}
}

// mostRuns is how many histories a request may ask for.
const mostRuns = 2_000_000

// endpoints makes the API of the commands, all on the records that are kept.
func endpoints(kept *keptRecords) ([]server.Endpoint, error) {
	var out []server.Endpoint
	for _, s := range commands() {
		form, err := newForm(s)
		if err != nil {
			return nil, err
		}
		e := server.Endpoint{Path: s.path, Also: s.also, Summary: form.summary, About: form.about, Parameters: form.parameters,
			Formats: s.formats, Answer: reflect.TypeOf(s.answer), Long: s.long}
		e.Call = func(c server.Call) error { return form.call(kept, c) }
		out = append(out, e)
	}
	return out, nil
}
