#pragma once

#include <vector>

#include <QFrame>

#include "proxy/shell/store/repricing.h"

class QTableWidget;

namespace gatehouse::ui {

/// The audit of past costs that were counted anew: when, by whom, which calls, and what it changed.
/// Not there while there is nothing to tell.
class RepricingList : public QFrame {
    Q_OBJECT

public:
    explicit RepricingList(QWidget* parent = nullptr);

    /// Newest first.
    void show(const std::vector<store::RepricingLine>& lines);

private:
    QTableWidget* table_;
};

}  // namespace gatehouse::ui
