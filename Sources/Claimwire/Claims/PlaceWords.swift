/// Words beside a name that show it to be a place, and what kind.
struct PlaceWords: Sendable {
  /// Before a place where something is or happens.
  let locatives = WordTable<Void>(
    words:
      "in at near on off outside around across along inside to from into of throughout toward towards"
  )
  /// Before a place and hardly anything else that is capitalized.
  let strongLocatives = WordTable<Void>(words: "in at near outside off")
  /// "the city of", "the hamlet of": what follows is a place whatever it was taken for.
  let settlements = WordTable<Void>(
    words: """
      city town village hamlet port suburb district neighborhood neighbourhood settlement capital municipality commune
      community outpost enclave township borough parish island
      """
  )
  /// Behind the name of a large part of a country.
  let regions = WordTable<Void>(
    words: """
      region province state county territory peninsula governorate prefecture oblast highlands coast basin delta valley
      sea ocean gulf river mountains strait bay desert lake
      """
  )
  /// Behind the name of a small part of one.
  let localities = WordTable<Void>(
    words: """
      district neighborhood neighbourhood area village town city suburb municipality camp market border crossing
      airport station quarter township refugee
      """
  )
  /// Behind the name of a building or a site.
  let sites = WordTable<Void>(
    words: """
      mine mines colliery quarry prison penitentiary church cathedral mosque temple synagogue monastery
      factory plant mill refinery market bazaar mall supermarket store stadium arena airport airfield base barracks garrison
      bridge dam tunnel hotel motel resort restaurant cafe café bar pub inn nightclub diner tavern theater theatre
      cinema museum station terminal port harbor harbour marina tower building apartments farm ranch park zoo
      """
  )
  /// The last word of an address.
  let streets = WordTable<Void>(
    words: """
      street st. avenue ave. road rd. drive boulevard blvd. highway lane parkway expressway block interstate motorway way
      court place
      """
  )
  /// Places that the hurt are taken to and that speak of harm done elsewhere.
  let beside = WordTable<Void>(
    words: "hospital hospitals clinic infirmary medical court courthouse jail morgue mortuary"
  )
  /// What is done to a place: "bombarding the port", "the quake shook Lima".
  let strikes = WordTable<Void>(
    words: """
      hit hits hitting struck strike strikes striking pounded pounding pound bombarded bombarding bombard bombed bombing
      shelled shelling attacked attacking attack rocked rocking shook shaking shakes rocks jolted jolts jolting rattled rattles rattling devastated devastating
      flattened hammered battered ravaged raided raiding stormed targeted targeting destroyed flooded engulfed enter entered entering overran captured
      """
  )
  /// What people do to a place that is no longer safe.
  let flights = WordTable<Void>(
    words: "flee flees fled fleeing evacuate evacuates evacuated evacuating"
  )
  /// What a river, a mountain or a building does: its name is where the harm is.
  let collapses = WordTable<Void>(
    words: """
      burst bursts bursting overflowed overflows overflowing erupted erupts erupting collapsed collapses collapsing flooded
      """
  )
  let police = WordKey("police")
}
