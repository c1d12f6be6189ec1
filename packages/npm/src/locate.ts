import type { Target } from '../../../extension/src/shared/analysis';

/** What of a tree's nodes is needed: those of any DOM have it. */
export interface TreeNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}

export interface TreeElement extends TreeNode {
  readonly childNodes: Iterable<TreeNode>;
  querySelectorAll(selector: string): Iterable<TreeElement>;
}

const TEXT = 3;

/**
 * Numbers the elements below a document's root as the core does, so that targets can be turned into nodes: of a
 * browser's document or of any library's. `locate<Node>(root)` gives them the type that they have there.
 *
 * The numbering is taken now: look up all targets before changing the tree. A target of another tree has no nodes.
 */
export function locate<N extends TreeNode = TreeNode>(root: TreeElement): (target: Target) => N[] {
  const elements = [root, ...root.querySelectorAll('*')];
  const nodesOf = (target: Target): TreeNode[] => {
    const found = elements[target.type === 'element' ? target.element : target.parent];
    if (!found) return [];
    return target.type === 'element' ? [found] : run(found, target.firstChild, target.length);
  };
  return (target) => nodesOf(target) as N[];
}

/** Children are counted with neighbouring texts as one and empty texts as none. */
function run(parent: TreeElement, first: number, length: number): TreeNode[] {
  const nodes: TreeNode[] = [];
  let place = -1;
  let afterText = false;
  for (const child of parent.childNodes) {
    const isText = child.nodeType === TEXT;
    if (isText && child.textContent === '') continue;
    if (!(isText && afterText)) place += 1;
    afterText = isText;
    if (place >= first + length) break;
    if (place >= first) nodes.push(child);
  }
  return nodes;
}
