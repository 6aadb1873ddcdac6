package cli

type briefCmd struct{ common }

func (briefCmd) Run(env Env) error { return nil }

type compareCmd struct{ common }

func (compareCmd) Run(env Env) error { return nil }

type newCmd struct {
	Dir string `arg:""`
}

func (newCmd) Run(env Env) error { return nil }
