(1)(); "x"(); undefined(); null.x; ({})(); [](); (class {})(); new 1; new (() => 1)(); (5).x.y; `t`(); f``; /r/();
