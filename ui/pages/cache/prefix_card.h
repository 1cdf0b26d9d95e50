#pragma once

#include <QFrame>

#include "app/cache/prefix_scan.h"
#include "ui/page.h"

class QVBoxLayout;

namespace gatehouse::ui {

class PastTrial;

/// The doctor of providers' own prompt caches: whose prompts differ early though they are the same
/// from there on, where, and what that cost. A finding opens its two calls side by side.
class PrefixCard : public QFrame {
    Q_OBJECT

public:
    explicit PrefixCard(const PageContext& context, QWidget* parent = nullptr);
    void stop();

private:
    void start(WallMicros from);
    void showReport(const app::PrefixReport& report);
    void addFinding(const app::PrefixReport::Finding& finding, int number);

    PageContext context_;
    app::PrefixScan scan_;
    PastTrial* trial_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
