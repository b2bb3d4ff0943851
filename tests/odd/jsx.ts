const e = <div className="x">{1}</div>;
