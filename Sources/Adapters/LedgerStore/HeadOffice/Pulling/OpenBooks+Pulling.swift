extension OpenBooks {
    public var pulls: Pulls { Pulls(db: db) }
    public var pullProblems: PullProblems { PullProblems(db: db) }
    public var branchFigures: BranchFigures { BranchFigures(db: db) }
    public var instalments: Instalments { Instalments(db: db) }
}
