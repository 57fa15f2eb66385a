"""The commands `advicehub editions …`: what editions there are, what is in them, and how they differ."""
