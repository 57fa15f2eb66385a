"""The rules of `advicehub corpus check`: each looks at the corpus folder for one kind of fault."""
