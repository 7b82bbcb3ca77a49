"""Rich text (RTF): `signs` tells its signs apart, `document` makes a body of blocks of them."""
