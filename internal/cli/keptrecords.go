package cli

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"casus/internal/dossier"
	"casus/internal/world"
)

// keptRecords are the dossiers that a server has read and the questions' records
// made of them by edits and dates. A World is immutable, so that all requests can
// share them.
type keptRecords struct {
	mu    sync.Mutex
	read  map[string]*world.World // by the name under which a command asks
	asked *lru.Cache[string, *session]
}

// mostAsked is how many records made by edits and dates are kept. One shares all
// but a few tables with the dossier that it is made of.
const mostAsked = 64

// keepRecords reads the dossier that a server answers on. Commands that ask for
// another one that comes with the program have it read when it is first asked for.
func keepRecords(name string) (*keptRecords, error) {
	w, err := dossier.Open(name)
	if err != nil {
		return nil, inputError{err}
	}
	asked, err := lru.New[string, *session](mostAsked)
	if err != nil {
		return nil, err
	}
	return &keptRecords{read: map[string]*world.World{dossier.Default: w}, asked: asked}, nil
}

// record gives a dossier by the name under which a command asks for it.
func (k *keptRecords) record(name string) (*world.World, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if w := k.read[name]; w != nil {
		return w, nil
	}
	w, err := dossier.Embedded(name)
	if err != nil {
		return nil, inputError{err}
	}
	k.read[name] = w
	return w, nil
}

// session is the record for the dates and edits of a question. The caller may
// change the session that it gets.
func (k *keptRecords) session(c *common) (*session, error) {
	name := cmp.Or(c.Dossier, dossier.Default)
	parts := []string{name, c.AsOf, c.KnownBy, c.Scenario}
	for _, list := range [][]string{c.Join, c.Leave, c.Sign, c.Weigh, c.Value, c.Edit} {
		parts = append(append(parts, list...), "")
	}
	key := strings.Join(parts, "\x00")
	if s, ok := k.asked.Get(key); ok {
		own := *s
		return &own, nil
	}
	w, err := k.record(name)
	if err != nil {
		return nil, err
	}
	s, err := c.ask(w)
	if err != nil {
		return nil, err
	}
	s.edits = slices.Clip(s.edits)
	own := *s
	k.asked.Add(key, &own)
	return s, nil
}
