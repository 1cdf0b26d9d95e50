#pragma once

#include <map>
#include <vector>

#include <QScrollArea>

#include "proxy/core/config/config.h"
#include "proxy/shell/store/reader.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace gatehouse::app {
class PromptSession;
}

namespace gatehouse::ui {

/// The versions of a prompt, newest first: labels, what calls of each were like, shares; and what
/// leads calls to it.
class PromptSide : public QScrollArea {
    Q_OBJECT

public:
    explicit PromptSide(app::PromptSession* session, QWidget* parent = nullptr);

    void showSession();
    void setResults(const std::vector<store::VersionSums>& results);

Q_SIGNALS:
    /// 0: the label is taken away.
    void labelAsked(const std::string& label, std::int64_t version);
    void versionAsked(std::int64_t version);

private:
    QWidget* makeVersion(const config::PromptVersionConfig& version);
    QWidget* makeLabels(const config::PromptVersionConfig& version, QWidget* parent);
    void share(std::int64_t version, int percent);
    [[nodiscard]] const store::VersionSums* resultOf(std::int64_t version) const;

    app::PromptSession* session_;
    std::vector<store::VersionSums> results_;
    config::PromptConfig shown_;  ///< what the rows were made of
    std::int64_t shownVersion_ = 0;
    std::size_t live_ = 0;                      ///< versions that are published
    std::map<std::int64_t, QLabel*> words_;     ///< the results of a version
    std::map<std::int64_t, QSpinBox*> fields_;  ///< and its share
    QVBoxLayout* versions_;
    QWidget* trial_;
    QLabel* left_;
    QComboBox* stickyBy_;
    QLabel* uses_;
};

}  // namespace gatehouse::ui
