"""Gradient-boosted trees on blocks."""
import lightgbm as lgb
import numpy as np

BLOCKS = dict(num_leaves=31, learning_rate=0.12, max_bin=63, feature_fraction=0.35, min_data_in_leaf=40,
              lambda_l2=3.0, bagging_fraction=0.8, bagging_freq=1, rounds=230)
CONTEXT = dict(num_leaves=15, learning_rate=0.1, max_bin=63, feature_fraction=0.6, min_data_in_leaf=100,
               lambda_l2=5.0, rounds=90)

PAGE = dict(num_leaves=7, learning_rate=0.05, max_bin=63, feature_fraction=0.5, min_data_in_leaf=25,
            lambda_l2=5.0, bagging_fraction=0.8, bagging_freq=1, rounds=200)


def fit(rows, labels, weights, settings):
    """A booster; soft labels by cross entropy. One thread, so that the bytes are the same on any machine's cores."""
    settings = dict(settings)
    rounds = settings.pop("rounds")
    params = dict(objective="cross_entropy", verbosity=-1, seed=7, deterministic=True, force_row_wise=True,
                  num_threads=1, feature_pre_filter=False, **settings)
    data = lgb.Dataset(rows, label=labels, weight=weights * len(labels) / weights.sum(), free_raw_data=False,
                       params=dict(max_bin=settings["max_bin"], feature_pre_filter=False))
    return lgb.train(params, data, num_boost_round=rounds)


def stack(pages, rows=lambda p: p.rows):
    use = [p for p in pages if p.coverage >= 0.8 and p.n]
    return (np.concatenate([rows(p) for p in use]), np.concatenate([p.labels for p in use]),
            np.concatenate([p.weights for p in use]))
