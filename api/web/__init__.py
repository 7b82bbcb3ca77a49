"""The pages for people: the map with the questions beside it, answers as tables, and the page of the API."""
