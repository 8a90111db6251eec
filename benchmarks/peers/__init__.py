"""The engines that are asked the same question, one file each; `python -m peers NAME FOLDER` asks one."""
