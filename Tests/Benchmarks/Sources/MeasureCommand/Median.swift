extension [Double] {
    /// The value in the middle, of two the greater; 0 where there is none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
