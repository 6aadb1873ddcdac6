package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"casus/internal/dossier"
	"casus/internal/intake"
	"casus/internal/newsdesk"
	"casus/internal/world"
)

type readCmd struct {
	Reports      []string `arg:"" optional:"" help:"What to read: files, folders, addresses, or - for what comes in." placeholder:"FILE|DIR|URL|-"`
	Dossier      string   `help:"Dossier whose treaties and states are meant, a folder or the name of one that comes with casus." placeholder:"DIR"`
	Dateline     string   `help:"Date of reports that do not give their own." placeholder:"DATE"`
	Lang         string   `help:"Language of the reports, as two letters (found for each)." placeholder:"LANG"`
	Dictionaries string   `help:"Folder with tables of names of your own, read beside those of casus." placeholder:"DIR"`
	Digest       bool     `help:"The editor's view: what is new, root by root, and what it changes."`
	Into         string   `help:"Propose rows for this dossier folder, as a diff." placeholder:"DIR"`
	Write        bool     `help:"With --into: write the rows."`
	Batch        string   `help:"A batch in a stable form, a line of JSON for each: sentences, dates or reports." placeholder:"KIND"`
	Test         string   `help:"Score casus on a labelled set: a file, or the name of one in --data." placeholder:"SET"`
	Data         string   `help:"With --test: the folder that holds the sets." placeholder:"DIR"`
	Format       string   `help:"text, md, html, json or jsonl (by the suffix of -o, or text)." placeholder:"FORMAT"`
	Output       string   `help:"Write to a file instead of the terminal." short:"o" placeholder:"FILE"`

	Model     string `help:"Address of a language model that may propose claims, as http://127.0.0.1:11434/v1. Off without it." placeholder:"URL"`
	ModelName string `help:"With --model: its name." placeholder:"NAME"`
	ModelKey  string `help:"With --model: the environment variable that holds its key." placeholder:"VARIABLE"`

	AllowPrivate bool          `help:"Fetch from private addresses too."`
	IgnoreRobots bool          `help:"Fetch what robots.txt asks not to fetch."`
	Kind         string        `help:"What the input is: text, html, rss, atom, jsonfeed, gdelt or jsonl (found)." placeholder:"KIND"`
	Charset      string        `help:"Encoding of texts and pages (found)." placeholder:"NAME"`
	MaxBytes     int64         `help:"Most bytes of one document." placeholder:"N"`
	MaxBatch     int64         `help:"Most bytes of one batch, export or archive." placeholder:"N"`
	MaxItems     int           `help:"Most items of one input." placeholder:"N"`
	MaxDepth     int           `help:"Deepest nesting of a page or a feed." placeholder:"N"`
	MaxTime      time.Duration `help:"Longest time for one fetch or one page." placeholder:"TIME"`
	MaxRedirects int           `help:"Most redirects of one fetch." placeholder:"N"`
}

// Help is shown by casus read --help.
func (readCmd) Help() string {
	return `Reads reports and tells what each claims: who says it, of whom, how far the matter has come, how likely it is said to be, when, and where in the text each of these stands. Reports that repeat one root are put together. A claim becomes an event only by a rule, which is named. English is read in full; of other languages the main claim.

Examples:
  casus read report.txt --dateline 2026-01-14
  casus read folder/ --digest
  casus read https://example.org/feed.xml --format jsonl
  casus read report.txt --into my-dossier            shows the rows as a diff
  casus read report.txt --into my-dossier --write
  casus read --batch reports folder/
  casus read --test plover_gsr_dev --data data/`
}

func (c readCmd) Run(env Env) error {
	switch {
	case c.Test != "":
		return c.test(env)
	case c.Batch != "":
		return c.batch(env)
	case len(c.Reports) == 0:
		return usageError{fmt.Errorf("name a report to read: a file, a folder, an address, or -")}
	case c.Write && c.Into == "":
		return usageError{fmt.Errorf("--write goes with --into DIR")}
	}
	desk, w, err := c.desk(env)
	if err != nil {
		return err
	}
	res, err := c.read(env, desk)
	if err != nil {
		return err
	}
	if c.Into != "" {
		err = c.record(env, res)
	} else {
		err = c.show(env, w, res)
	}
	if err == nil && len(res.Faults) > 0 {
		return wrong("%s", strings.Join(res.Faults, "\n"))
	}
	return err
}

// desk opens the dossier and the dictionaries.
func (c readCmd) desk(env Env) (*newsdesk.Desk, *world.World, error) {
	w, err := dossier.Open(cmp.Or(c.Dossier, c.Into, dossier.Default))
	if err != nil {
		return nil, nil, inputError{err}
	}
	names, err := c.names(env)
	if err != nil {
		return nil, nil, err
	}
	if c.Dateline != "" {
		if _, err := world.ParseDay(c.Dateline); err != nil {
			return nil, nil, wrong("--dateline: %w", err)
		}
	}
	if names, err = newsdesk.WithRecord(names, w); err != nil {
		return nil, nil, inputError{err}
	}
	return newsdesk.New(w, names), w, nil
}

// options are what the flags say of taking in.
func (c readCmd) options() intake.Options {
	return intake.Options{
		Limits: intake.Limits{Bytes: c.MaxBytes, Batch: c.MaxBatch, Items: c.MaxItems, Depth: c.MaxDepth, Time: c.MaxTime, Redirects: c.MaxRedirects},
		Kind:   c.Kind, Charset: c.Charset, AllowPrivate: c.AllowPrivate, IgnoreRobots: c.IgnoreRobots, Stdin: os.Stdin,
		Version: strings.TrimPrefix(version(), "casus "), Dates: newsdesk.DateOf,
	}
}

// read takes the reports in and reads them, with a bar where there are many.
func (c readCmd) read(env Env, desk *newsdesk.Desk) (*newsdesk.Result, error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	reports, faults := intake.Collect(intake.Open(ctx, c.Reports, c.options()))
	if len(reports) == 0 && len(faults) > 0 {
		var texts []string
		for _, f := range faults {
			texts = append(texts, f.Error())
		}
		return nil, wrong("%s", strings.Join(texts, "\n"))
	}
	if len(reports) >= manyReports {
		p := env.progress(task{Label: "reading", Unit: "reports", Total: int64(len(reports))})
		desk.Done = func() { p.Add(1) }
		defer p.Done()
	}
	res := desk.Read(reports, faults, newsdesk.Options{Dateline: c.Dateline, Lang: c.Lang})
	if c.Model != "" {
		if err := c.propose(ctx, desk, res); err != nil {
			return nil, err
		}
	}
	return res, nil
}

// manyReports is from how many reports on progress is shown.
const manyReports = 200

func (c readCmd) show(env Env, w *world.World, res *newsdesk.Result) error {
	out := common{Output: c.Output, Format: c.Format}
	format, err := out.format("text", "md", "html", "json", "jsonl")
	switch {
	case err != nil:
		return err
	case c.Digest && (format == "json" || format == "jsonl"):
		return usageError{fmt.Errorf("--digest is for readers: text, md or html; --format %s gives the claims themselves without it", format)}
	case format == "json":
		return out.writeJSON(env, res)
	case format == "jsonl":
		return writeLines(&out, env, res.Reports)
	case c.Digest:
		return out.writeDocument(env, format, res.Digest(w))
	}
	return out.writeDocument(env, format, res.Document(w))
}

// record shows the rows that a dossier would gain, and writes them when told.
func (c readCmd) record(env Env, res *newsdesk.Result) error {
	w, err := dossier.Open(c.Into)
	if err != nil {
		return inputError{err}
	}
	rows := newsdesk.RowsFor(w, res)
	plan, err := dossier.PlanAppend(c.Into, rows.Additions)
	if err != nil {
		return inputError{err}
	}
	if c.Write {
		if err := plan.Write(); err != nil {
			return inputError{err}
		}
	}
	out := common{Output: c.Output}
	err = out.deliver(env, func(w io.Writer) error {
		_, err := io.WriteString(w, plan.Diff())
		return err
	})
	if err != nil {
		return err
	}
	what := "would be added; --write adds them"
	if c.Write {
		what = "were added"
	}
	fmt.Fprintf(env.Err, "%d sources, %d claims, %d events %s; %d stand there already, %d have no place.\n",
		len(rows.Sources), len(rows.Claims), len(rows.Events), what, len(rows.Known), len(rows.LeftOut))
	for _, line := range append(rows.Known, rows.LeftOut...) {
		fmt.Fprintf(env.Err, "  %s\n", line)
	}
	return nil
}
