package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"casus/internal/dossier"
	"casus/internal/fault"
	"casus/internal/workspace"
	"casus/internal/world"
)

// studyCmd has a subcommand for each thing that can be done with studies.
type studyCmd struct {
	List   studyListCmd   `cmd:"" default:"withargs" help:"The studies of the workspace."`
	Show   studyShowCmd   `cmd:"" help:"What a study holds."`
	Export studyExportCmd `cmd:"" help:"Write a study as a dossier folder or a zip of one."`
	Import studyImportCmd `cmd:"" help:"Bring a study in from such a folder or zip."`
	Delete studyDeleteCmd `cmd:"" help:"Delete a study with all that it holds."`
}

// workspaceFlag names the file of studies.
type workspaceFlag struct {
	Workspace string `help:"The file that holds the studies (casus/workspace.db in the user's data folder)." placeholder:"FILE"`
}

func (f workspaceFlag) path() (string, error) {
	if f.Workspace != "" {
		return f.Workspace, nil
	}
	path, err := workspace.DefaultPath()
	if err != nil {
		return "", wrong("there is no data folder (%v); name a file with --workspace", err)
	}
	return path, nil
}

// open opens the workspace; one that is not there is made.
func (f workspaceFlag) open() (*workspace.Workspace, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	w, err := workspace.Open(path, workspace.Options{})
	if err != nil {
		return nil, inputError{err}
	}
	return w, nil
}

// use opens a workspace that must be there, and closes it behind do.
func (f workspaceFlag) use(do func(context.Context, *workspace.Workspace) error) error {
	path, err := f.path()
	if err != nil {
		return err
	}
	if !workspace.Exists(path) {
		return wrong("there is no workspace %s yet; casus serve or casus study import makes one", path)
	}
	w, err := f.open()
	if err != nil {
		return err
	}
	err = do(context.Background(), w)
	return errors.Join(err, w.Close())
}

// find gives a study by its id, or by its name where one alone has it.
func find(ctx context.Context, w *workspace.Workspace, text string) (workspace.Study, error) {
	all, err := w.List(ctx)
	if err != nil {
		return workspace.Study{}, inputError{err}
	}
	var ids, words []string
	for _, e := range all {
		if e.ID == text || e.Name == text {
			ids = append(ids, e.ID)
		}
		words = append(words, e.ID, e.Name)
	}
	switch len(ids) {
	case 0:
		return workspace.Study{}, wrong("no study has the id or the name %q%s; casus study list shows them", text, world.DidYouMean(text, words))
	case 1:
		s, err := w.Get(ctx, ids[0])
		if err != nil {
			return s, inputError{err}
		}
		return s, nil
	}
	return workspace.Study{}, wrong("%d studies are called %q; name one by its id: %s", len(ids), text, strings.Join(ids, ", "))
}

type studyListCmd struct {
	workspaceFlag
	Format string `help:"text or json." default:"text" enum:"text,json" placeholder:"FORMAT"`
}

// Help is shown by casus study list --help.
func (studyListCmd) Help() string {
	return "Lists the studies, that changed last first.\n\nExample:\n  casus study list"
}

func (c studyListCmd) Run(env Env) error {
	return c.use(func(ctx context.Context, w *workspace.Workspace) error {
		all, err := w.List(ctx)
		if err != nil {
			return inputError{err}
		}
		if c.Format == "json" {
			return (&common{}).writeJSON(env, map[string]any{"schema": "casus.studies/1", "studies": all})
		}
		t := tabwriter.NewWriter(env.Out, 0, 0, 2, ' ', 0)
		fmt.Fprintln(t, "ID\tEDITS\tNOTES\tRUNS\tCHANGED\tDOSSIER\tNAME")
		for _, e := range all {
			fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%s\t%s\t%s\n", e.ID, e.Edits, e.Notes, e.Runs, e.Changed, e.Dossier, e.Name)
		}
		return t.Flush()
	})
}

type studyShowCmd struct {
	workspaceFlag
	Study  string `arg:"" help:"The id of a study, or its name."`
	Format string `help:"text or json." default:"text" enum:"text,json" placeholder:"FORMAT"`
}

// Help is shown by casus study show --help.
func (studyShowCmd) Help() string {
	return "Shows the edits, readings, notes and runs of a study.\n\nExample:\n  casus study show \"Ankara joins\""
}

func (c studyShowCmd) Run(env Env) error {
	return c.use(func(ctx context.Context, w *workspace.Workspace) error {
		s, err := find(ctx, w, c.Study)
		if err != nil {
			return err
		}
		if c.Format == "json" {
			return (&common{}).writeJSON(env, s)
		}
		fmt.Fprintf(env.Out, "%s\n%s, revision %d, about %s; begun %s, changed %s\n", s.Name, s.ID, s.Revision, cmp.Or(s.Dossier, "no dossier in particular"), s.Created, s.Changed)
		section(env.Out, "Edits", s.Edits)
		section(env.Out, "Undone", s.Undone)
		var readings, notes, runs []string
		for _, q := range slices.Sorted(maps.Keys(s.Readings)) {
			readings = append(readings, q+"="+s.Readings[q])
		}
		for _, n := range s.Notes {
			notes = append(notes, fmt.Sprintf("%s (%s): %s", n.Subject, n.At, strings.ReplaceAll(n.Text, "\n", "\n    ")))
		}
		for _, r := range s.Runs {
			runs = append(runs, fmt.Sprintf("%d, %s: %s %s\n    %s", r.ID, r.At, r.Kind, r.Query, fault.Shorten(string(r.Summary))))
		}
		section(env.Out, "Readings", readings)
		section(env.Out, "Notes", notes)
		section(env.Out, "Runs", runs)
		return nil
	})
}

func section(out io.Writer, head string, rows []string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", head)
	for _, row := range rows {
		fmt.Fprintf(out, "  %s\n", row)
	}
}

type studyExportCmd struct {
	workspaceFlag
	Study   string `arg:"" help:"The id of a study, or its name."`
	To      string `arg:"" help:"The folder to make, or a file that ends in .zip."`
	Dossier string `help:"The record that the study is about: a dossier folder, or the name of one that comes with casus (that of the study)." placeholder:"DIR"`
}

// Help is shown by casus study export --help.
func (studyExportCmd) Help() string {
	return "Writes the record with the edits of the study as what is proposed, and its notes, readings and runs beside it.\n\nExamples:\n  casus study export \"Ankara joins\" ankara\n  casus brief --dossier ankara"
}

func (c studyExportCmd) Run(env Env) error {
	return c.use(func(ctx context.Context, w *workspace.Workspace) error {
		s, err := find(ctx, w, c.Study)
		if err != nil {
			return err
		}
		record, err := dossier.Open(cmp.Or(c.Dossier, s.Dossier, dossier.Default))
		if err != nil {
			if c.Dossier == "" {
				err = fmt.Errorf("the study is about the dossier %q: name its folder with --dossier: %w", s.Dossier, err)
			}
			return inputError{err}
		}
		if s.Dossier != "" && record.Question.ID != s.Dossier {
			return wrong("--dossier %s: the study is about the dossier %q, and this one is %q", c.Dossier, s.Dossier, record.Question.ID)
		}
		files, err := s.Files(record)
		if err != nil {
			return inputError{err}
		}
		if strings.HasSuffix(c.To, ".zip") {
			out := common{Output: c.To}
			err = out.deliver(env, func(to io.Writer) error { return workspace.WriteZip(to, files) })
		} else {
			err = workspace.WriteFolder(c.To, files)
		}
		if err != nil {
			return inputError{err}
		}
		fmt.Fprintf(env.Out, "%s: %s, %s\n", c.To, s.Name, count(len(files), "file"))
		return nil
	})
}

type studyImportCmd struct {
	workspaceFlag
	From string `arg:"" help:"A dossier folder, or a zip of one."`
}

// Help is shown by casus study import --help.
func (studyImportCmd) Help() string {
	return "Brings in a study that was exported, under a new id. A dossier that is no study becomes one with the edit that it proposes.\n\nExamples:\n  casus study import ankara\n  casus study import ankara.zip"
}

func (c studyImportCmd) Run(env Env) error {
	s, err := c.read()
	var faults fault.List
	if errors.As(err, &faults) {
		return err
	}
	if err != nil {
		return wrong("%s: %w", c.From, err)
	}
	w, err := c.open()
	if err != nil {
		return err
	}
	s, err = w.Import(context.Background(), s)
	if err := errors.Join(err, w.Close()); err != nil {
		return inputError{err}
	}
	fmt.Fprintf(env.Out, "%s: %s, %s, %s\n", s.ID, s.Name, count(len(s.Edits), "edit"), count(len(s.Notes), "note"))
	return nil
}

func (c studyImportCmd) read() (workspace.Study, error) {
	info, err := os.Stat(c.From)
	if err != nil {
		return workspace.Study{}, err
	}
	if info.IsDir() {
		s, _, err := workspace.ReadFolder(os.DirFS(c.From))
		return s, err
	}
	if !info.Mode().IsRegular() {
		return workspace.Study{}, errors.New("is neither a folder nor a file")
	}
	f, err := os.Open(c.From)
	if err != nil {
		return workspace.Study{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, workspace.MaxZip+1))
	if err != nil {
		return workspace.Study{}, err
	}
	s, _, err := workspace.ReadZip(data)
	return s, err
}

type studyDeleteCmd struct {
	workspaceFlag
	Study string `arg:"" help:"The id of a study, or its name."`
}

// Help is shown by casus study delete --help.
func (studyDeleteCmd) Help() string {
	return "Deletes a study. It cannot be had back; export it before if in doubt.\n\nExample:\n  casus study delete \"Ankara joins\""
}

func (c studyDeleteCmd) Run(env Env) error {
	return c.use(func(ctx context.Context, w *workspace.Workspace) error {
		s, err := find(ctx, w, c.Study)
		if err != nil {
			return err
		}
		if err := w.Delete(ctx, s.ID, s.Revision); err != nil {
			return inputError{err}
		}
		fmt.Fprintf(env.Out, "deleted: %s, %s\n", s.ID, s.Name)
		return nil
	})
}
