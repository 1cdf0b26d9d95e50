#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <QWidget>

#include "proxy/core/config/config.h"
#include "ui/page.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class Dot;

/// The collectors of traces of the draft, and how those that are live fare.
///
/// Shape   while it is in sight it follows the draft and the gateway; a change goes to the draft.
/// Thread  GUI.
class CollectorList : public QWidget {
    Q_OBJECT

public:
    explicit CollectorList(const PageContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Line {
        Dot* dot;
        QLabel* state;
    };

    void showConfig();
    void showState();
    void addRow(std::size_t place);
    void edit(std::optional<std::size_t> place);
    void remove(std::size_t place);

    PageContext context_;
    QVBoxLayout* rows_;
    QLabel* trouble_;
    std::vector<config::TraceConfig> shown_;
    std::vector<Line> lines_;
};

}  // namespace gatehouse::ui
