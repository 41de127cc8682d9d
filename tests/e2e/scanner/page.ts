import { mount } from 'svelte';
import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import ScannerPage from './ScannerPage.svelte';

mount(ScannerPage, { target: document.body });
