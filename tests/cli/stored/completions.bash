# bash completion for tavle
_tavle() {
    local word="${COMP_WORDS[COMP_CWORD]}" words= flags= i command=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " demo import export list show new set link delete erase log undo report status check info backup restore keys completions man " in
        *" ${COMP_WORDS[i]} "*) command="${COMP_WORDS[i]}"; break ;;
        esac
    done
    case "$command" in
        demo) flags="--into --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        import) flags="--as --sheet --meeting --stand --paragraphs --map --take --keep --dry-run --all-or-nothing --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        export) flags="--format --out -o --danish --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        list) flags="--filter --sort --csv --format --out -o --danish --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        show) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        new) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        set) flags="--expect --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        link) flags="--remove --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        delete) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        erase) flags="--text --dry-run --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        log) flags="--since --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        undo) flags="--partial --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        report) flags="--as-of --since --format --out -o --issue --meeting --internal --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="recommendations targets proposals moved round status-public board-meeting" ;;
        status) flags="--exit-code --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        check) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        info) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        backup) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        restore) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        keys) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        completions) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="bash zsh fish" ;;
        man) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h"; words="" ;;
        *) flags="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help -h --version -V"; words="demo import export list show new set link delete erase log undo report status check info backup restore keys completions man" ;;
    esac
    case "$command ${COMP_WORDS[COMP_CWORD - 1]}" in
        demo" --into") words="" ;;
        import" --as") words="people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers slips mails" ;;
        import" --sheet") words="" ;;
        import" --meeting") words="" ;;
        import" --stand") words="" ;;
        import" --map") words="" ;;
        import" --take") words="" ;;
        import" --keep") words="" ;;
        export" --format") words="csv json xlsx md" ;;
        export" --out"|export" -o") words="" ;;
        list" --filter") words="" ;;
        list" --sort") words="" ;;
        list" --format") words="csv json xlsx md" ;;
        list" --out"|list" -o") words="" ;;
        set" --expect") words="" ;;
        erase" --text") words="" ;;
        log" --since") words="" ;;
        report" --as-of") words="" ;;
        report" --since") words="" ;;
        report" --format") words="md html txt" ;;
        report" --out"|report" -o") words="" ;;
        report" --meeting") words="" ;;
        *" --db") words="" ;;
        *" --user") words="" ;;
        *" --reason") words="" ;;
        *" --lang") words="da en" ;;
        *" --theme") words="dark light contrast" ;;
        *" --wall") words="public team" ;;
        *" --every") words="" ;;
        *" --now") words="" ;;
        *) [[ $word = -* ]] && words=$flags ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _tavle tavle
