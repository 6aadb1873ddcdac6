package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"casus/internal/fault"
	"casus/internal/server"
	"casus/internal/workspace"
	"casus/internal/world"
)

// studyDesk keeps the studies of a server in a workspace. They are held against the
// record that is served.
type studyDesk struct {
	kept   *workspace.Workspace
	record *world.World
}

// studies opens the workspace for a server. The one that nobody named may fail: then
// all but studies is served, and the reason told.
func (f workspaceFlag) studies(env Env, record *world.World) (server.Studies, func() error, error) {
	w, err := f.open()
	switch {
	case err == nil:
		return studyDesk{w, record}, w.Close, nil
	case f.Workspace != "":
		return nil, nil, err
	}
	fmt.Fprintln(env.Err, "casus: no studies can be kept:", err)
	return nil, func() error { return nil }, nil
}

func (d studyDesk) List(ctx context.Context) ([]server.StudyEntry, error) {
	all, err := d.kept.List(ctx)
	out := make([]server.StudyEntry, len(all))
	for i, e := range all {
		out[i] = server.StudyEntry{ID: e.ID, Name: e.Name, Dossier: e.Dossier, Revision: int(e.Revision), Edits: e.Edits, Notes: e.Notes, Runs: e.Runs, Created: e.Created, Changed: e.Changed}
	}
	return out, problem(err)
}

func (d studyDesk) Create(ctx context.Context, name string) (server.Study, error) {
	return sent(d.kept.Create(ctx, name, d.record.Question.ID))
}

func (d studyDesk) Get(ctx context.Context, id string) (server.Study, error) {
	return sent(d.kept.Get(ctx, id))
}

func (d studyDesk) Change(ctx context.Context, id string, c server.StudyChange) (server.Study, error) {
	if c.Readings != nil {
		if faults := d.readings(*c.Readings); len(faults) > 0 {
			return server.Study{}, server.Wrong(faults...)
		}
	}
	revision := int64(0)
	if c.Revision != nil {
		if revision = int64(*c.Revision); revision < 1 {
			return server.Study{}, server.Wrong(fmt.Sprintf("revision: no study has the revision %d", revision))
		}
	}
	if c.Edits != nil || c.Readings != nil {
		if err := d.ours(ctx, id); err != nil {
			return server.Study{}, err
		}
	}
	return sent(d.kept.Put(ctx, id, revision, workspace.Change{Name: c.Name, View: c.View, Edits: c.Edits, Readings: c.Readings}, d.possible))
}

func (d studyDesk) Delete(ctx context.Context, id string) error {
	return problem(d.kept.Delete(ctx, id, 0))
}

func (d studyDesk) AddEdit(ctx context.Context, id, edit string) (server.Study, error) {
	if err := d.ours(ctx, id); err != nil {
		return server.Study{}, err
	}
	return sent(d.kept.AddEdit(ctx, id, 0, edit, d.possible))
}

func (d studyDesk) Undo(ctx context.Context, id string) (server.Study, error) {
	return sent(d.kept.Undo(ctx, id, 0))
}

func (d studyDesk) SetNote(ctx context.Context, id, subject, text string) (server.Study, error) {
	return sent(d.kept.PutNote(ctx, id, 0, subject, text))
}

func (d studyDesk) AddRun(ctx context.Context, id string, run server.NewRun) (server.Study, error) {
	summary, err := json.Marshal(run.Summary)
	if err != nil {
		return server.Study{}, server.Wrong("summary: " + err.Error())
	}
	return sent(d.kept.AddRun(ctx, id, 0, run.Kind, run.Query, summary))
}

func (d studyDesk) Export(ctx context.Context, id string, to io.Writer) error {
	s, err := d.kept.Get(ctx, id)
	if err != nil {
		return problem(err)
	}
	if err := d.about(s.Dossier); err != nil {
		return err
	}
	files, err := s.Files(d.record)
	if err != nil {
		return problem(err)
	}
	return workspace.WriteZip(to, files)
}

// Import takes a study only if it is about the record that is served, and only if
// that record, which may have changed since, allows all of it.
func (d studyDesk) Import(ctx context.Context, archive []byte) (server.Study, error) {
	s, w, err := workspace.ReadZip(archive)
	if err != nil {
		return server.Study{}, wrongArchive(err)
	}
	if err := d.about(w.Question.ID); err != nil {
		return server.Study{}, err
	}
	s.Dossier = w.Question.ID
	if faults := d.readings(s.Readings); len(faults) > 0 {
		return server.Study{}, server.Wrong(faults...)
	}
	if err := s.Settle(d.possible); err != nil {
		return server.Study{}, problem(err)
	}
	return sent(d.kept.Import(ctx, s))
}

// ours refuses a study that is about another record.
func (d studyDesk) ours(ctx context.Context, id string) error {
	s, err := d.kept.Get(ctx, id)
	if err != nil {
		return problem(err)
	}
	return d.about(s.Dossier)
}

func (d studyDesk) about(dossier string) error {
	if own := d.record.Question.ID; dossier != "" && dossier != own {
		return server.Wrong(fmt.Sprintf("the study is about the dossier %q, and the one served is %q: start casus serve with --dossier", dossier, own))
	}
	return nil
}

// possible says whether edits can be made in the record that is served, by the rules
// of the flags.
func (d studyDesk) possible(edits []world.Edit) ([]world.Edit, error) {
	names := d.record.Measures()
	for _, e := range edits {
		if m := e.Measure.Measure; e.Kind == world.Value && !slices.Contains(names, m) {
			return nil, fmt.Errorf("%s: no state has the measure %q%s", e, m, world.DidYouMean(m, names))
		}
	}
	return workspace.In(d.record)(edits)
}

// readings lists what is wrong with answers to open questions.
func (d studyDesk) readings(readings map[string]string) []string {
	var faults []string
	for _, question := range slices.Sorted(maps.Keys(readings)) {
		if err := workspace.HasReading(d.record, question, readings[question]); err != nil {
			faults = append(faults, err.Error())
		}
	}
	return faults
}

// wrongArchive tells all that is wrong in a folder that was brought.
func wrongArchive(err error) error {
	faults, ok := errors.AsType[fault.List](err)
	if !ok {
		return problem(err)
	}
	texts := make([]string, len(faults))
	for i, f := range faults {
		texts[i] = f.Error()
	}
	return server.Wrong(texts...)
}

// sent puts a study into the shape that it has on the wire.
func sent(s workspace.Study, err error) (server.Study, error) {
	if err != nil {
		return server.Study{}, problem(err)
	}
	out := server.Study{ID: s.ID, Name: s.Name, Revision: int(s.Revision), Edits: s.Edits, Readings: s.Readings, View: s.View,
		Notes: make([]server.StudyNote, len(s.Notes)), Runs: make([]server.StudyRun, len(s.Runs)), Created: s.Created, Changed: s.Changed}
	for i, n := range s.Notes {
		out.Notes[i] = server.StudyNote(n)
	}
	for i, r := range s.Runs {
		out.Runs[i] = server.StudyRun{ID: strconv.FormatInt(r.ID, 10), At: r.At, Kind: r.Kind, Query: r.Query, Summary: r.Summary}
	}
	return out, nil
}

// problem puts an error of the workspace into the words of the server.
func problem(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, workspace.ErrNoStudy):
		return server.ErrNoStudy
	case errors.Is(err, workspace.ErrConflict):
		return server.ErrChanged
	case errors.Is(err, workspace.ErrTooMuch):
		return &server.Problem{Status: http.StatusRequestEntityTooLarge, Detail: err.Error()}
	case errors.Is(err, workspace.ErrInvalid), errors.Is(err, workspace.ErrNothing):
		return server.Wrong(err.Error())
	}
	return err
}
