#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "app/gateway.h"

/// What the limits would do with a call that is made up, in words.
///
/// Thread  GUI.
namespace gatehouse::app {

struct LimitCall {
    QString key;  ///< id; empty: none
    QString model;
    qint64 input = 0;   ///< tokens
    qint64 output = 0;  ///< at most; 0: the call does not say
};

struct LimitWords {
    struct Line {
        QString title;
        QString words;
        bool fits = true;
    };

    bool passes = false;
    QString verdict;
    std::vector<Line> lines;
};

void askLimits(Gateway& gateway, const config::Config& config, const LimitCall& call,
               QObject* context, std::function<void(const LimitWords&)> done);
LimitWords wordsOf(const pipeline::LimitVerdict& verdict, const config::Config& config);

}  // namespace gatehouse::app
