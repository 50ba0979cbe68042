"""What a newcomer, a maintainer and the build run: standard library only, except where a module says otherwise."""
