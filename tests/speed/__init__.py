"""Tests of how speed is measured; the measurements themselves are `make speed`."""
