package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"casus/internal/dataset"
	"casus/internal/dossier"
	"casus/internal/fault"
	"casus/internal/world"
)

// dataCmd has a subcommand for each thing that can be done with public data.
type dataCmd struct {
	List   dataListCmd   `cmd:"" help:"The data sets that can be imported, where from and on what terms."`
	Fetch  dataFetchCmd  `cmd:"" help:"Download a data set and keep a copy of it."`
	Allies dataAlliesCmd `cmd:"" help:"Every ally of a state on a day, from the rows of ATOP."`
	Import dataImportCmd `cmd:"" help:"Bring in a copy of a data set, or make a dossier folder of it."`
	Verify dataVerifyCmd `cmd:"" help:"See whether imported data sets are whole."`
}

type dataListCmd struct {
	Format string `help:"text or json." default:"text" enum:"text,json" placeholder:"FORMAT"`
}

// Help is shown by casus data list --help.
func (dataListCmd) Help() string {
	return "No data come with casus: each entry says where a copy is to be had and how it should be cited. What has yes under FETCH can be downloaded with casus data fetch; the rest is brought by hand.\n\nExample:\n  casus data list"
}

func (c dataListCmd) Run(env Env) error {
	sets := dataset.Catalogue()
	if c.Format == "json" {
		enc := json.NewEncoder(env.Out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(map[string]any{"schema": "casus.data/1", "sets": sets})
	}
	w := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tVERSION\tYEARS\tFILES\tFETCH\tFROM")
	for _, s := range sets {
		var files []string
		for _, f := range s.Files {
			name := f.Name
			if !f.Needed {
				name = "[" + name + "]"
			}
			files = append(files, name)
		}
		fetch := "by hand"
		if s.Fetchable() {
			fetch = "yes"
		}
		fmt.Fprintf(w, "%s\t%s\t%d-%d\t%s\t%s\t%s\n", s.Name, s.Version, s.Years[0], s.Years[1], strings.Join(files, " "), fetch, s.From)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for i, s := range sets {
		if i == 0 || sets[i-1].Name != s.Name {
			fmt.Fprintf(env.Out, "\n%s: %s. %s\nCite: %s\n", s.Name, s.Title, s.Terms, s.Cite)
		}
	}
	return nil
}

type dataImportCmd struct {
	storeFlag
	Name   string `arg:"" help:"The data set, NAME@VERSION for one version, or all."`
	From   string `help:"The folder that holds the files." required:"" placeholder:"DIR"`
	Part   bool   `help:"Take files that have fewer rows than the version as published: what they lack passes for what is not so."`
	Output string `help:"With atop: the dossier folder to make, or an import to replace." short:"o" placeholder:"DIR"`
	Format string `help:"Of the report: text or json." default:"text" enum:"text,json" placeholder:"FORMAT"`
}

// Help is shown by casus data import --help.
func (dataImportCmd) Help() string {
	return `Reads the files strictly and keeps a copy of them. A file that is cut, mixed up or of another kind is refused, with every fault at once, and what was there before stays as it was.

With -o, ATOP becomes a dossier that every command can use; what became of every row is told and kept as import-report.json in its folder.

Examples:
  casus data import nmc --from ~/Downloads
  casus data import all --from ~/data
  casus data import atop --from ~/Downloads/atop -o atop
  casus who --dossier atop --attacker AUH --target SRB --on 1914-07-28`
}

func (c dataImportCmd) Run(env Env) error {
	if _, err := versions(c.Name); err != nil {
		return err
	}
	info, err := os.Stat(c.From)
	if err != nil {
		return wrong("--from: %w", err)
	}
	if !info.IsDir() {
		return wrong("--from %s is a file; name the folder that holds it", c.From)
	}
	if c.Output == "" {
		return c.keep(env)
	}
	if c.Name != "atop" {
		return usageError{fmt.Errorf("-o makes a dossier, and %s is none; leave -o out to keep a copy", c.Name)}
	}
	if err := c.free(); err != nil {
		return err
	}
	data, err := dataset.ReadATOP(os.DirFS(c.From))
	if err != nil {
		return wrongData(c.From, err)
	}
	tables, report := data.Record()
	if err := dossier.Write(c.Output, world.New(tables)); err != nil {
		return wrong("%w", err)
	}
	return c.report(env, report)
}

// reportName is the file that tells an import from a dossier that somebody wrote.
const reportName = "import-report.json"

// free refuses to replace a dossier that is no import.
func (c dataImportCmd) free() error {
	held := func(name string) bool { _, err := os.Lstat(filepath.Join(c.Output, name)); return err == nil }
	if held("dossier.yaml") && !held(reportName) {
		return wrong("-o %s holds a dossier that is no import; name another folder", c.Output)
	}
	return nil
}

// wrongData is the error for data that cannot be read. The faults stand in its
// text alone: they are not those of a dossier.
func wrongData(from string, err error) error {
	var faults fault.List
	if !errors.As(err, &faults) {
		return wrong("%w", err)
	}
	return wrong("%s has %s; nothing was written\n%v", from, count(len(faults), "fault"), faults)
}

// report keeps the account in the folder and prints it.
func (c dataImportCmd) report(env Env, r *dataset.Report) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	data = append(data, '\n')
	if err := replaceFile(filepath.Join(c.Output, reportName), data); err != nil {
		return wrong("%s: %w", reportName, err)
	}
	if c.Format == "json" {
		_, err = env.Out.Write(data)
		return err
	}
	if err := r.Write(env.Out); err != nil {
		return err
	}
	fmt.Fprintf(env.Out, "%s: %s\nNext: casus check %s\n", c.Output, count(files(c.Output), "file"), shellWord(c.Output))
	return nil
}

func setNames() []string {
	var out []string
	for _, s := range dataset.Catalogue() {
		if len(out) == 0 || out[len(out)-1] != s.Name {
			out = append(out, s.Name)
		}
	}
	return out
}
