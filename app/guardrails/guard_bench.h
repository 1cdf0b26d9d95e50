#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>

#include "proxy/core/config/config.h"
#include "proxy/core/pipeline/guard_trial.h"

namespace gatehouse::app {

/// A text that is tried with the rules of a gateway.
struct BenchAsk {
    config::GatewayConfig gateway;
    config::AccessConfig access;
    pipeline::Speaker speaker = pipeline::Speaker::User;
    QString text;

    friend bool operator==(const BenchAsk&, const BenchAsk&) = default;
};

/// What would become of it, in words and letters.
struct BenchResult {
    struct Mark {
        int begin = 0, end = 0;            ///< letters of the text
        int beginAfter = 0, endAfter = 0;  ///< letters of what is left
        QString words;                     ///< "Payment cards · Masked by Money"
        std::string action;
    };

    struct Reason {
        QString words;
        double share = 0;  ///< of the weightiest, 0 to 1
    };

    QStringList unmet;  ///< "short: 21000 characters, 20000 are allowed; blocked by limits"
    QString trouble;    ///< why it cannot be told; empty: the rest holds
    QString verdict;    ///< "2 findings; 1 is changed"
    bool blocks = false;
    std::vector<Mark> marks;
    QString after;  ///< what would go on; empty where nothing does
    bool isJudged = false;
    bool isAttack = false;
    double score = 0;  ///< 0 to 1
    QString attack;    ///< "Looks like an attack (0.97), read through base64"
    std::vector<Reason> reasons;
};

/// Thread  any.
BenchResult benchResult(const BenchAsk& ask);

/// Tries texts on a thread of its own; what was asked before the last is not answered.
///
/// Thread  GUI.
class GuardBench : public QObject {
    Q_OBJECT

public:
    explicit GuardBench(QObject* parent = nullptr) : QObject(parent) {}

    void ask(BenchAsk ask);

Q_SIGNALS:
    void answered(const gatehouse::app::BenchResult& result);

private:
    void run(BenchAsk ask);

    quint64 asked_ = 0;
    bool isRunning_ = false;
    std::unique_ptr<BenchAsk> next_;
};

}  // namespace gatehouse::app
