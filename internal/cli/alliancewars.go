package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"casus/internal/alliancewar"
	"casus/internal/document"
	"casus/internal/world"
)

var (
	errNoData    = errors.New("--alliance-wars needs --data DIR, the folder that holds the tables of alliances and wars")
	errDataAlone = errors.New("--data is for --alliance-wars; a dossier of cases is named with --dossier")
)

// allianceWars judges, for each alliance in each war of the tables under a
// folder, whether the alliance was put to the test.
func (c casebookCmd) allianceWars(env Env) error {
	if c.Data == "" {
		return usageError{errNoData}
	}
	if len(c.Case) > 0 {
		return usageError{fmt.Errorf("--alliance-wars judges all rows; take out %s", strings.Join(c.Case, " "))}
	}
	format, err := c.format("text", "md", "html", "csv", "jsonl")
	if err != nil {
		return err
	}
	data, err := alliancewar.Read(c.Data)
	if err != nil {
		return wrongData(c.Data, err)
	}
	predictions := alliancewar.Predict(data)
	switch format {
	case "csv":
		return c.deliver(env, func(out io.Writer) error { return alliancewar.WriteCSV(out, predictions) })
	case "jsonl":
		return writeLines(&c.common, env, predictions)
	}
	return c.writeDocument(env, format, allianceWarDocument(alliancewar.NewScore(data, predictions), predictions))
}

// allianceWarDocument is the summary with the score where outcomes are at hand.
func allianceWarDocument(s alliancewar.Score, predictions []alliancewar.Prediction) *document.Document {
	w := world.New(world.Tables{})
	invoked := 0
	for _, p := range predictions {
		if p.Predicted {
			invoked++
		}
	}
	d := document.New(w, "Alliances put to the test by wars, 1816 to 2003", "rows of Berkemeier and Fuhrmann (2018), judged from clause and war alone")
	d.Add(document.P(document.Say("%d rows; in %d the case for which the alliance was made arose. Each row with its reason: --format csv.", len(predictions), invoked)))
	if s.All.Logic.N() == 0 {
		d.Add(document.P(document.Say("No coded outcomes stand beside the cases, so nothing is scored.")))
		return d
	}
	t := document.Table{Caption: "Against the coded outcomes at hand", Head: []string{"Rows", "N", "Right", "Rule right", "Missed", "Claimed"},
		Numeric: []bool{false, true, true, true, true, true}}
	for _, g := range append(append([]alliancewar.Group{s.All}, s.Duties...), s.Eras...) {
		t.Rows = append(t.Rows, []document.Text{document.Say("%s", g.Name), document.Say("%d", g.Logic.N()), document.Say("%.1f %%", 100*g.Logic.Accuracy()), document.Say("%.1f %%", 100*g.Rule.Accuracy()),
			document.Say("%d", g.Logic.IdleWrong), document.Say("%d", g.Logic.InvokedWrong)})
	}
	d.Add(t, document.P(document.In(document.Muted, "Rule: an alliance is invoked if it holds a duty of offence or neutrality. Missed: invoked, and judged not to be; claimed: the reverse. An alliance counts under each of its duties.")))
	return d
}
