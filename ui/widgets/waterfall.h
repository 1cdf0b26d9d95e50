#pragma once

#include <vector>

#include <QString>
#include <QWidget>

#include "proxy/core/record/record.h"
#include "ui/theme/tokens.h"

namespace gatehouse::ui {

/// One bar: from … to in µs since the exchange began.
struct WaterfallBar {
    QString name;
    QString figure;  ///< at the right: "486 ms", "reused"
    std::int64_t from = 0;
    std::int64_t to = 0;
    int series = -1;  ///< chart colour; -1: grey
    bool bad = false;
    bool heading = false;  ///< a line of words, no bar
};

/// The bars of an exchange: gateway, then each attempt with connect, wait and stream.
std::vector<WaterfallBar> waterfallOf(const record::Exchange& exchange);

/// Draws when what happened, over one time axis.
class Waterfall : public QWidget {
    Q_OBJECT

public:
    explicit Waterfall(QWidget* parent = nullptr);

    void setBars(std::vector<WaterfallBar> bars);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<WaterfallBar> bars_;
    std::int64_t end_ = 1;
};

}  // namespace gatehouse::ui
