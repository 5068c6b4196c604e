"""The local service: a page to paste text into, a JSON API under it, and a W3C reconciliation service.

Nothing here writes anything or reaches the network. What answers is `reconcile`, `suggest` and `live`, which know
nothing of HTTP; `app` gives them routes, `guard` stands before every one of them, `running` listens.
"""
