#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QFrame>

#include "proxy/core/config/config.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

class ConditionEditor;
class DurationField;

/// How long for which calls: rules, the first that applies counts.
class CacheRules : public QFrame {
    Q_OBJECT

public:
    explicit CacheRules(app::Draft* draft, QWidget* parent = nullptr);
    void show();  ///< the draft as it is now

private:
    struct Line {
        std::string id;
        ConditionEditor* when = nullptr;
        DurationField* ttl = nullptr;
    };

    void addLine(const std::string& id, int place);
    void add();
    void move(const std::string& id, int by);
    void change(const std::function<void(std::vector<config::CacheRuleConfig>&)>& edit);
    [[nodiscard]] QString problem() const;

    app::Draft* draft_;
    std::vector<Line> lines_;
    QVBoxLayout* column_;
    QLabel* none_;
    QLabel* problem_;
};

}  // namespace gatehouse::ui
