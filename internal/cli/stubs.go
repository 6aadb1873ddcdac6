package cli



type newCmd struct {
	Dir string `arg:""`
}

func (newCmd) Run(env Env) error { return nil }
